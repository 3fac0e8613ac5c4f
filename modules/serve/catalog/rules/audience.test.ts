import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audience, PersonFacts } from '../contract/audience.ts'
import { audienceDecision, audienceWords } from './audience.ts'

const on = Temporal.PlainDate.from('2026-11-22')
const worker: PersonFacts = {
  birthYear: 1990,
  member: true,
  unionName: '一冶工会',
  gigWorker: false,
  retired: false,
  divisionCode: '420102',
}
const reasonsFor = (audience: Audience, person: Partial<PersonFacts> = {}) => {
  const decision = audienceDecision(audience, { ...worker, ...person }, on)
  return decision.allowed
    ? []
    : decision.reasons.map(({ key, params }) => [key.replace('catalog:audience.why.', ''), params])
}

describe('everyone who fits may come', () => {
  test.each<[string, Audience]>([
    ['all', {}],
    ['members', { membersOnly: true }],
    ['the union', { unions: ['别家', '一冶工会'] }],
    ['an empty list of unions', { unions: [] }],
    ['the age, at both ends', { ageMin: 36, ageMax: 36 }],
    ['the city', { residentsOf: '4201' }],
  ])('%s', (_, audience) => expect(reasonsFor(audience)).toEqual([]))
})

describe('whoever does not fit is told why', () => {
  test.each<[Audience, Partial<PersonFacts>, unknown]>([
    [{ membersOnly: true }, { member: false }, ['membersOnly', undefined]],
    [{ unions: ['甲', '乙'] }, {}, ['unions', { unions: '甲、乙' }]],
    [{ unions: ['甲'] }, { unionName: null }, ['unions', { unions: '甲' }]],
    [{ ageMin: 60 }, {}, ['tooYoung', { ageMin: 60, age: 36 }]],
    [{ ageMax: 12 }, {}, ['tooOld', { ageMax: 12, age: 36 }]],
    [{ ageMax: 12 }, { birthYear: null }, ['ageUnknown', undefined]],
    [{ residentsOf: '4202' }, {}, ['residents', { code: '4202' }]],
    [{ residentsOf: '42' }, { divisionCode: null }, ['residenceUnknown', { code: '42' }]],
  ])('%o', (audience, person, reason) => expect(reasonsFor(audience, person)).toEqual([reason]))

  test('all reasons at once, not one after the other', () => {
    expect(
      reasonsFor({ membersOnly: true, ageMin: 60, residentsOf: '4202' }, { member: false }),
    ).toHaveLength(3)
  })
})

const audiences = fc.record(
  {
    membersOnly: fc.boolean(),
    unions: fc.array(fc.constantFrom('甲', '乙'), { maxLength: 2 }),
    ageMin: fc.integer({ min: 0, max: 60 }),
    ageMax: fc.integer({ min: 60, max: 120 }),
    residentsOf: fc.constantFrom('42', '4201', '420102'),
  },
  { requiredKeys: [] },
)
const people = fc.record({
  birthYear: fc.option(fc.integer({ min: 1930, max: 2026 })),
  member: fc.boolean(),
  unionName: fc.option(fc.constantFrom('甲', '乙', '丙')),
  gigWorker: fc.boolean(),
  retired: fc.boolean(),
  divisionCode: fc.option(fc.constantFrom('420102', '420502')),
})

test('loosening an audience never shuts anybody out', () => {
  fc.assert(
    fc.property(
      audiences,
      people,
      fc.constantFrom('membersOnly', 'unions', 'ageMin', 'ageMax', 'residentsOf'),
      (audience, person, rule) => {
        const loosened = { ...audience, [rule]: undefined }
        const before = audienceDecision(audience, person, on).allowed
        expect(!before || audienceDecision(loosened, person, on).allowed).toBe(true)
      },
    ),
  )
})

test('a refusal gives at least one reason', () => {
  fc.assert(
    fc.property(audiences, people, (audience, person) => {
      const decision = audienceDecision(audience, person, on)
      expect(decision.allowed || decision.reasons.length > 0).toBe(true)
    }),
  )
})

test('the words name every rule', () => {
  const keys = (audience: Audience, gig = 0) =>
    audienceWords(audience, gig).map(({ key }) => key.replace('catalog:audience.', ''))
  expect(keys({})).toEqual(['all'])
  expect(keys({ ageMin: 6, ageMax: 12 }, 10)).toEqual(['all', 'ageBetween', 'gigReserved'])
  expect(keys({ membersOnly: true, unions: ['甲'], residentsOf: '42', ageMax: 12 })).toEqual([
    'membersOnly',
    'unions',
    'residents',
    'ageTo',
  ])
})
