import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '#kit/access/index.ts'
import { system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { StandardValue } from '../contract/routes.ts'
import { standardKeys, units } from '../contract/words.ts'
import { providePalaceStanding } from '../ports.ts'
import { forgetStandards, readStandardRows } from '../queries/standard-rows.ts'
import { standardValue, standardValues } from '../queries/standard-value.ts'
import { overrideForPalace } from './override-for-palace.ts'
import { setStandard } from './set-standard.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00+08:00')
const palaceId = newId()
const day = (text: string) => Temporal.PlainDate.from(text)

beforeAll(() =>
  providePalaceStanding(async (_, id) =>
    id === palaceId
      ? { divisionCode: '420102', level: 'county', timeZone: 'Asia/Shanghai', population: 965_260 }
      : null,
  ),
)
afterEach(async () => {
  await sql`delete from standards.standard where created_at = ${clock.now()}`.execute(database.db)
  await sql`update standards.standard set effective_to = null`.execute(database.db)
  forgetStandards()
})

const by = (grant: Grant): ActionContext => ({
  db: database.db,
  actor: { personId: newId(), grants: [grant] },
  clock,
  outbox: { send: async () => {}, emit: async () => {} },
})
const province = () => by({ role: 'federationOfficer', scope: '42' })
const director = () => by({ role: 'director', palaceId })
const source = { sourceTitle: '湖北省工人文化宫服务规范', verified: 'yes' as const }
const grace = (more = {}) => ({
  key: 'booking.graceMinutes' as const,
  value: 20,
  scope: '42',
  effectiveFrom: '2027-01-01',
  ...source,
  ...more,
})
const codeOf = async (act: Promise<unknown>) => {
  const problem = await act.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw new Error(`expected a problem, not ${String(problem)}`)
  return problem.code
}
const ask = (on: string, at: { divisionCode?: string; palaceId?: string } = {}) =>
  standardValue(database.db, 'booking.graceMinutes', { divisionCode: '420102', on: day(on), ...at })

describe('the starting register', () => {
  test('has a value with a source for every key, counted in a known unit', async () => {
    const rows = await readStandardRows(database.db)
    expect([...rows.keys()].toSorted()).toEqual([...standardKeys].toSorted())
    for (const row of [...rows.values()].flat()) {
      expect(units).toContain(row.unit)
      expect(row.sourceTitle.length).toBeGreaterThan(4)
      expect(StandardValue.shape.id.safeParse(row.id).success).toBe(true)
    }
  })
  test('answers many keys at once, by level and by population', async () => {
    const where = {
      divisionCode: '420102',
      level: 'county' as const,
      population: 965_260,
      on: day('2026-11-22'),
    }
    expect(
      await standardValues(database.db, ['activity.perYear', 'palace.area.min', 'noShow.limit'], where),
    ).toEqual({
      'activity.perYear': 120,
      'palace.area.min': 6000,
      'noShow.limit': 3,
    })
  })
  test.each([
    [49_999, 800],
    [50_000, 2000],
    [1_000_000, 8000],
  ])('serving %i asks for at least %i square metres', async (population, area) => {
    expect(
      await standardValue(database.db, 'palace.area.min', {
        divisionCode: '420102',
        population,
        on: day('2026-11-22'),
      }),
    ).toBe(area)
  })
  test('says clearly what is missing', async () => {
    await expect(ask('2022-12-31')).rejects.toThrow('booking.graceMinutes')
    await expect(
      standardValue(database.db, 'activity.perYear', { divisionCode: '42', on: day('2026-11-22') }),
    ).rejects.toThrow('activity.perYear')
    await expect(
      standardValue(database.db, 'palace.area.min', { divisionCode: '42', on: day('2026-11-22') }),
    ).rejects.toThrow('population')
  })
})

describe('setStandard', () => {
  test('holds from its day on in its scope, nearest first, and is seen at once', async () => {
    expect(await ask('2027-01-01')).toBe(15)
    await setStandard(province(), grace())
    await setStandard(by({ role: 'federationOfficer', scope: '4201' }), grace({ scope: '4201', value: 25 }))
    expect(await ask('2026-12-31')).toBe(15)
    expect(await ask('2027-01-01')).toBe(25)
    expect(await ask('2027-01-01', { divisionCode: '420500' })).toBe(20)
    expect(await ask('2027-01-01', { divisionCode: '430100' })).toBe(15)
  })
  test('ends the value before it and keeps it on record', async () => {
    await setStandard(province(), grace())
    await setStandard(province(), grace({ effectiveFrom: '2028-01-01', value: 10 }))
    expect([await ask('2027-12-31'), await ask('2028-01-01')]).toEqual([20, 10])
    const { rows } = await sql<{ action: string; before: unknown; after: unknown }>`
      select action, before, after from journal.entry order by id desc limit 1`.execute(database.db)
    expect(rows[0]).toMatchObject({
      action: 'standards.setStandard',
      before: { value: 20 },
      after: { value: 10 },
    })
  })
  test.each([
    ['not-allowed', () => setStandard(director(), grace())],
    ['not-allowed', () => setStandard(province(), grace({ scope: '' }))],
    ['not-allowed', () => setStandard(by({ role: 'federationOfficer', scope: '4201' }), grace())],
    ['value-does-not-fit-unit', () => setStandard(province(), grace({ value: 1.5 }))],
    [
      'value-does-not-fit-unit',
      () => setStandard(province(), grace({ key: 'quality.satisfaction', value: 90 })),
    ],
    [
      'begins-before-the-value-in-force',
      () => setStandard({ ...province(), actor: system }, grace({ scope: '', effectiveFrom: '2022-01-01' })),
    ],
    ['invalid-input', () => setStandard(province(), grace({ sourceTitle: '' }))],
  ])('refuses with %s', async (code, act) => expect(await codeOf(act())).toBe(code))
  test('two at once: one is told', async () => {
    const twice = await Promise.allSettled([20, 25].map((value) => setStandard(province(), grace({ value }))))
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('overrideForPalace', () => {
  const override = (more = {}) => ({
    palaceId,
    key: 'booking.graceMinutes' as const,
    value: 30,
    effectiveFrom: '2026-11-22',
    ...source,
    ...more,
  })

  test('beats every scope at its palace alone, until it is taken back', async () => {
    await setStandard(province(), grace())
    await overrideForPalace(director(), override())
    expect(await ask('2027-06-01', { palaceId })).toBe(30)
    expect(await ask('2027-06-01', { palaceId: newId() })).toBe(20)
    expect(
      await overrideForPalace(director(), override({ value: null, effectiveFrom: '2027-03-01' })),
    ).toEqual({ id: null })
    expect([await ask('2027-02-28', { palaceId }), await ask('2027-03-01', { palaceId })]).toEqual([30, 20])
  })
  test.each([
    [
      'may-not-override',
      () => overrideForPalace(director(), override({ key: 'quality.satisfaction', value: 0.5 })),
    ],
    ['not-allowed', () => overrideForPalace(by({ role: 'hallManager', palaceId }), override())],
    ['palace-not-found', () => overrideForPalace(director(), override({ palaceId: newId() }))],
    ['begins-in-the-past', () => overrideForPalace(director(), override({ effectiveFrom: '2026-11-21' }))],
    ['no-override', () => overrideForPalace(director(), override({ value: null }))],
  ])('refuses with %s', async (code, act) => expect(await codeOf(act())).toBe(code))
})

describe('the database holds without the code', () => {
  const insert = (more: string) =>
    sql.raw(`insert into standards.standard (id, key, value, unit, source_title, verified, created_at, effective_from, effective_to, scope, level, palace_id)
      values ('${newId()}', 'booking.graceMinutes', '1', 'minutes', 't', 'no', '2026-11-22T10:00+08:00', ${more})`)
  test.each([
    ['one_value_of_a_standard_is_in_force_at_a_time', `'2025-01-01', null, '', null, null`],
    ['standard_ends_after_it_begins', `'2025-01-01', '2025-01-01', '42', null, null`],
    ['standard_scope_is_a_code_prefix', `'2025-01-01', null, 'hubei', null, null`],
    ['standard_level_is_known', `'2025-01-01', null, '42', 'town', null`],
    ['override_is_for_one_palace_and_nothing_wider', `'2025-01-01', null, '42', null, '${palaceId}'`],
  ])('%s', async (name, values) => {
    const error = await insert(values)
      .execute(database.db)
      .catch((caught: unknown) => caught)
    expect((error as { constraint?: string }).constraint).toBe(name)
  })
})
