import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { setStandard } from '#modules/base/standards/index.ts'
import { editVenue } from './edit-venue.ts'
import { setOverride, withdrawOverride } from './override.ts'
import { recordVenue } from './record-venue.ts'
import { rerun } from './rerun.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T09:00+08:00')
let county: ActionContext
let city: ActionContext
let province: ActionContext
let director: ActionContext
let palaceId: string

beforeAll(async () => {
  prepareIdentity()
  const { db } = database
  const owners = await aProvince(db)
  const house = await aPalace(db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug: 'jiangan' })
  palaceId = house.id
  const staff = async (role: Parameters<typeof buildStaff>[1]) =>
    contextFor(await buildStaff(db, role), { db, clock })
  county = await staff({ role: 'federationOfficer', scope: '420102' })
  city = await staff({ role: 'federationOfficer', scope: '4201' })
  province = await staff({ role: 'federationOfficer', scope: '42' })
  director = await staff({ role: 'director', palaceId })
})
beforeEach(async () => {
  await sql`truncate assessment.venue, notifications.message cascade`.execute(database.db)
})

const house = () => ({
  palaceId,
  name: '江岸区工人文化宫',
  floorM2: 2_600,
  builtYear: 2012,
  functions: ['hall' as const, 'sports' as const, 'classroom' as const, 'civicPractice' as const],
  condition: 'B' as const,
  independentTitle: true,
  operatingRight: true,
  expansionM2: 3_000,
  factsOn: '2026-10-01',
  source: '现场查看',
})
/** Who was told what since the last look, by person. */
const told = async () => {
  const { rows } = await sql<{ person: string; params: Record<string, unknown>; link: string }>`
    delete from notifications.message where template = 'decisionDiffers'
    returning person_id as person, params, link`.execute(database.db)
  const names = new Map(
    Object.entries({ county, city, province, director }).map(([name, { actor }]) => [actor.personId, name]),
  )
  return Object.fromEntries(
    rows.map(({ person, params, link }) => [names.get(person), { ...params, link }]),
  ) as Record<string, Record<string, unknown>>
}

test('whoever answers for a house is told that its facts decide otherwise, but not whoever entered them', async () => {
  const { venueId } = await recordVenue(county, { divisionCode: '420102', ...house() })
  expect(await told()).toEqual({})
  await editVenue(county, { venueId, version: 1, text: { ...house(), seats: 300 } })
  expect(await told()).toEqual({})
  await editVenue(county, { venueId, version: 2, text: { ...house(), condition: 'D' } })
  const differs = {
    what: 'facts',
    title: '江岸区工人文化宫',
    before: 'renovateExpand',
    after: 'newBuild',
    link: `/console/venues/${venueId}`,
  }
  expect(await told()).toEqual({ city: differs, director: differs })
})

test('a changed standard: one message for each person, however many houses differ', async () => {
  await recordVenue(county, { divisionCode: '420102', ...house() })
  await recordVenue(province, { ...house(), divisionCode: '420103', palaceId: null, name: '江汉旧宫' })
  await setStandard(province, {
    key: 'palace.area.min',
    value: 2_500,
    scope: '42',
    sourceTitle: '省总工会通知',
    verified: 'yes',
    effectiveFrom: '2026-11-24',
  })
  expect(await rerun({ ...county, actor: system }, { division: '' })).toMatchObject({ differences: 2 })
  const all = await told()
  const one = { what: 'standards', title: '江岸区工人文化宫', before: 'renovateExpand', after: 'upgrade' }
  expect(all).toMatchObject({ county: one, director: one, city: { what: 'many', count: 2 } })
  expect(Object.keys(all)).toHaveLength(3)
  await rerun({ ...county, actor: system }, { division: '' })
  expect(await told()).toEqual({})
})

test('what a federation above decides is told to the county with the reason; what the rules say meanwhile is not', async () => {
  const { venueId } = await recordVenue(county, { divisionCode: '420102', ...house() })
  await setOverride(city, { venueId, decision: 'newBuild', reason: '原址列入城市更新' })
  const { county: first, director: second, ...others } = await told()
  expect(first).toMatchObject({ what: 'overridden', after: 'newBuild', reason: '原址列入城市更新' })
  expect(second).toEqual(first)
  expect(others).toEqual({})
  await editVenue(city, { venueId, version: 1, text: { ...house(), condition: 'D' } })
  expect(await told()).toEqual({})
  await editVenue(city, { venueId, version: 2, text: house() })
  await withdrawOverride(city, { venueId, reason: '更新范围调整' })
  expect((await told()).county).toMatchObject({
    what: 'withdrawn',
    before: 'newBuild',
    reason: '更新范围调整',
  })
})
