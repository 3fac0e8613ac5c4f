import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { system } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { setStandard } from '#modules/base/standards/index.ts'
import type { z } from 'zod'
import { decisionsInForce } from '../routes/in-force.ts'
import { differencesUnder } from '../queries/history.ts'
import type { RecordVenue, VenueText } from '../contract/venue.ts'
import { acknowledge } from './acknowledge.ts'
import { editVenue, removeVenue } from './edit-venue.ts'
import { setOverride, withdrawOverride } from './override.ts'
import { recordVenue, stateNone } from './record-venue.ts'
import { assessVenue, rerun } from './rerun.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T09:00+08:00')
const emitted: string[] = []
const outbox = {
  send: async () => {},
  emit: async (_tx: unknown, { name }: { name: string }) => void emitted.push(name),
}
const officer = (scope: string): Actor => ({
  personId: newId(),
  grants: [{ role: 'federationOfficer', scope }],
})
const [province, city, county] = [officer('42'), officer('4201'), officer('420102')]
const as = (actor: Actor) => ({ db: database.db, clock, outbox: outbox as never, actor })

beforeAll(() => aProvince(database.db))
beforeEach(async () => {
  await sql`truncate assessment.venue cascade`.execute(database.db)
  emitted.length = 0
})

/** An old, small club with land beside it: 江岸区 has 400,000 people, so 4,000 m² are needed. */
const oldClub: z.input<typeof RecordVenue> = {
  divisionCode: '420102',
  name: '江岸工人俱乐部',
  floorM2: 2_600,
  builtYear: 1978,
  functions: ['hall', 'classroom'],
  condition: 'B',
  independentTitle: true,
  operatingRight: true,
  expansionM2: 3_000,
  seats: 300,
  factsOn: '2026-10-01',
  source: '区总工会现场查看',
}
const textOf = (venue: typeof oldClub): z.input<typeof VenueText> => venue
const here = async () => (await decisionsInForce(database.db, '420102'))[0]!

test('a county clerk records an old venue: renovate or expand, with what it rests on', async () => {
  expect(await here()).toMatchObject({ recorded: false, decision: null, venueId: null })
  const { venueId } = await recordVenue(as(county), oldClub)
  expect(await here()).toMatchObject({
    recorded: true,
    venueId,
    venueName: '江岸工人俱乐部',
    decision: 'renovateExpand',
    overridden: false,
    neededM2: 4_000,
    missingM2: 1_400,
    cost: { fen: (1_400 * 5_000 + 2_600 * 2_000) * 100, basis: 'perSquareMetre' },
  })
  const { rows } = await sql<{
    facts: object
    standards: Record<string, { sourceNumber: string }>
    outcome: object
  }>`
    select facts, standards, outcome from assessment.assessment`.execute(database.db)
  expect(rows[0]).toMatchObject({
    facts: { floorM2: 2_600, population: 400_000, year: 2026 },
    standards: {
      'palace.area.min': {
        sourceTitle: '《文化馆建设标准》',
        sourceNumber: '建标136-2010',
        verified: 'partly',
      },
    },
  })
  expect(rows[0]!.outcome).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ rule: 'area', found: 2_600, needed: 4_000 }),
    ]),
  })
})

test('a division that has none says so, and has no venue beside that', async () => {
  await stateNone(as(county), { divisionCode: '420102', factsOn: '2026-10-01', source: '区总工会' })
  expect(await here()).toMatchObject({
    recorded: true,
    decision: 'newBuild',
    venueId: null,
    missingM2: 4_000,
  })
  await expect(recordVenue(as(county), oldClub)).rejects.toMatchObject({ code: 'venues-or-none' })
  // Around the code, too.
  const { rows } = await sql<{
    id: string
    version: number
  }>`select id, version from assessment.venue`.execute(database.db)
  await expect(
    sql`insert into assessment.venue (id, division_code, name, facts_on, source, created_at, updated_at)
      values (${newId()}, '420102', '俱乐部', '2026-10-01', '现场', now(), now())`.execute(database.db),
  ).rejects.toMatchObject({ constraint: 'a_division_has_venues_or_states_that_it_has_none' })
  await removeVenue(as(county), { venueId: rows[0]!.id, version: 1, reason: '找到了一处老俱乐部' })
  await recordVenue(as(county), oldClub)
  expect((await here()).decision).toBe('renovateExpand')
})

test('of several venues the one that needs least decides for the division', async () => {
  await recordVenue(as(county), oldClub)
  await recordVenue(as(county), { ...oldClub, name: '二号馆', condition: 'D' })
  expect(await here()).toMatchObject({ venueName: '江岸工人俱乐部', decision: 'renovateExpand' })
})

test('what cannot be is told beside its field, and no fact is guessed', async () => {
  const refused = async (change: Partial<typeof oldClub>, problem: object) => {
    await expect(recordVenue(as(county), { ...oldClub, ...change })).rejects.toMatchObject(problem)
  }
  await refused({ divisionCode: '420000' }, { code: 'not-allowed' })
  await expect(recordVenue(as(province), { ...oldClub, divisionCode: '420000' })).rejects.toMatchObject({
    code: 'division-not-found',
  })
  await refused({ factsOn: '2026-11-25' }, { code: 'facts-in-the-future', field: 'factsOn' })
  await refused({ builtYear: 2027 }, { code: 'year-in-the-future', field: 'builtYear' })
  await refused({ renovatedYear: 1970 }, { code: 'renovated-before-built' })
  await refused({ lng: 114.3 }, { code: 'one-coordinate' })
  await refused({ lng: 111.29, lat: 30.69 }, { code: 'outside-division', field: 'lat' })
  await refused({ floorM2: 3 }, { code: 'invalid-input', field: 'floorM2' })
  await recordVenue(as(county), {
    ...oldClub,
    floorM2: null,
    builtYear: 2015,
    functions: ['hall', 'sports', 'classroom', 'civicPractice'],
  })
  expect(await here()).toMatchObject({
    decision: null,
    possible: ['upgrade', 'renovateExpand', 'newBuild'],
    floorM2: null,
  })
})

test('the later of two editors is told, and a changed fact is a difference with its cause', async () => {
  const { venueId } = await recordVenue(as(county), oldClub)
  const text = { ...textOf(oldClub), condition: 'D' as const }
  expect(await editVenue(as(county), { venueId, version: 1, text })).toEqual({ version: 2 })
  await expect(editVenue(as(city), { venueId, version: 1, text: textOf(oldClub) })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect((await here()).decision).toBe('newBuild')
  const [difference] = await differencesUnder(database.db, '42', false)
  expect(difference).toMatchObject({
    before: 'renovateExpand',
    after: 'newBuild',
    causes: [{ fact: 'condition', standard: null, from: 'B', to: 'D', alone: true }],
  })
  // The same again changes nothing.
  expect(await editVenue(as(county), { venueId, version: 2, text })).toEqual({ version: 2 })
  expect(await differencesUnder(database.db, '42', true)).toHaveLength(1)
})

test('a federation above decides otherwise with a reason; the rules are judged on beside it', async () => {
  const { venueId } = await recordVenue(as(county), oldClub)
  const given = { venueId, decision: 'newBuild' as const, reason: '原址列入城市更新范围' }
  await expect(setOverride(as(county), given)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(setOverride(as(city), { ...given, decision: 'renovateExpand' })).rejects.toMatchObject({
    code: 'same-decision',
  })
  await setOverride(as(city), given)
  await expect(setOverride(as(province), given)).rejects.toMatchObject({ code: 'already-overridden' })
  expect(await here()).toMatchObject({
    decision: 'newBuild',
    byRules: 'renovateExpand',
    overridden: true,
    overrideReason: '原址列入城市更新范围',
    cost: null,
  })
  await withdrawOverride(as(city), { venueId, reason: '更新范围调整' })
  expect(await here()).toMatchObject({ decision: 'renovateExpand', overridden: false })
  await expect(withdrawOverride(as(city), { venueId, reason: '再次' })).rejects.toMatchObject({
    code: 'not-overridden',
  })
  const { rows } = await sql`select reason, withdrawal_reason from assessment.override`.execute(database.db)
  expect(rows).toEqual([{ reason: '原址列入城市更新范围', withdrawal_reason: '更新范围调整' }])
})

test('a changed standard is judged by from its day on, and says which decisions differ; asked again nothing changes', async () => {
  const whole = {
    ...oldClub,
    builtYear: 2012,
    functions: ['hall', 'sports', 'classroom', 'civicPractice'] as never,
  }
  await recordVenue(as(county), whole)
  await recordVenue(as(province), { ...whole, divisionCode: '420500', name: '宜昌旧宫', floorM2: 9_000 })
  expect(await here()).toMatchObject({ decision: 'renovateExpand' })
  await setStandard(as(province), {
    key: 'palace.area.min',
    value: { bands: [{ below: 1_000_000, value: 2_500 }, { value: 8_000 }] },
    scope: '42',
    effectiveFrom: '2026-11-26',
    sourceTitle: '省总工会通知',
    verified: 'yes',
  })
  expect(emitted).toContain('standards.changed')
  expect(await rerun(as({ ...system }), { division: '42' })).toEqual({ assessed: 0, differences: 0 })
  clock.set('2026-11-26T01:20+08:00')
  expect(await rerun(as({ ...system }), { division: '' })).toEqual({ assessed: 2, differences: 1 })
  expect(await here()).toMatchObject({ decision: 'upgrade', neededM2: 2_500 })
  const [difference, ...others] = await differencesUnder(database.db, '42', false)
  expect(others).toEqual([])
  expect(difference).toMatchObject({
    divisionCode: '420102',
    before: 'renovateExpand',
    after: 'upgrade',
    causes: [{ fact: null, standard: 'palace.area.min', alone: true }],
  })
  expect(await rerun(as(province), { division: '' }).catch((error: { code: string }) => error.code)).toBe(
    'not-allowed',
  )
  expect(await rerun(as(province), { division: '42' })).toEqual({ assessed: 0, differences: 0 })
  expect(await assessVenue(as(county), { venueId: difference!.venueId })).toEqual({
    assessed: 0,
    differences: 0,
  })
  const noted = { differences: [difference!.id] }
  await expect(acknowledge(as(officer('420103')), noted)).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await acknowledge(as(county), noted)).toEqual({ acknowledged: 1 })
  expect(await acknowledge(as(county), noted)).toEqual({ acknowledged: 0 })
  expect(await differencesUnder(database.db, '42', false)).toEqual([])
  expect(await differencesUnder(database.db, '42', true)).toHaveLength(1)
})

test('as many statements for fifty venues as for one', async () => {
  const counted = async () => {
    let statements = 0
    const db = database.db.withPlugin({
      transformQuery: ({ node }) => (statements++, node),
      transformResult: async ({ result }) => result,
    })
    await decisionsInForce(db, '42')
    await sql`delete from assessment.assessment`.execute(database.db)
    const before = statements
    await rerun({ ...as({ ...system }), db }, { division: '42' })
    return [before, statements - before]
  }
  await recordVenue(as(county), oldClub)
  const one = await counted()
  for (let n = 0; n < 50; n++) await recordVenue(as(county), { ...oldClub, name: `${n} 号馆` })
  expect(await counted()).toEqual(one)
  expect(one).toEqual([1, expect.any(Number)])
})
