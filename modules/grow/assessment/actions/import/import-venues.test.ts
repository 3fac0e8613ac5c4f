import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import { actionsOf, keepFile, openWrongRows, readImport, runImport } from '#kit/imports/index.ts'
import { sayProblems } from '#kit/imports/problems-file.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { standingVenues, textOf } from '../../queries/standing.ts'
import { decisionsInForce } from '../../routes/in-force.ts'
import { editVenue } from '../edit-venue.ts'
import { stateNone } from '../record-venue.ts'
import { importVenues } from './import-venues.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T09:00+08:00')
const t = createTranslator('zh-CN')
const act = actionsOf(importVenues)
let officer: Awaited<ReturnType<typeof buildStaff>>
const context = () => contextFor(officer, { db: database.db, clock })

beforeAll(async () => {
  prepareIdentity()
  await aProvince(database.db)
  officer = await buildStaff(database.db, { role: 'federationOfficer', scope: '4201' })
})
beforeEach(async () => {
  await sql`truncate assessment.venue, imports.import cascade`.execute(database.db)
})

const titles =
  '区划代码,场馆名称,建筑面积,建成年份,房屋安全等级,功能室,独立产权,运营管理权,可扩建用地,经度,纬度,情况截至,依据'
const good =
  '420102,江岸工人俱乐部,"2,600",1978,B级,多功能厅或剧场、培训教室,是,是,3000,,,2026-10-01,现场查看'

/** Uploads and looks through; nothing is written yet. */
async function lookedThrough(...lines: string[]) {
  const file = new TextEncoder().encode([titles, ...lines].join('\r\n'))
  const place = { fileName: '场馆.csv', divisionCode: '4201', palaceId: null }
  const { importId } = await act.begin(context(), place)
  await keepFile(
    database.db,
    importId,
    (async function* () {
      yield file
    })(),
  )
  await act.received(context(), { importId })
  await run(importId)
  return importId
}
const run = (importId: string) => runImport(context(), importVenues, importId)
const state = async (importId: string) => readImport(database.db, importId)
const told = async (importId: string, warning?: true) =>
  openWrongRows((await state(importId)).wrong_rows)
    .filter((one) => one.warning === warning)
    .map(({ row, problems }) => `${row} ${sayProblems(t, problems)}`)

test('brings venues in, judges them, and takes them back', async () => {
  const importId = await lookedThrough(good)
  expect(await told(importId)).toEqual([])
  expect(await standingVenues(database.db, {})).toEqual([])
  await act.confirm(context(), { importId })
  await run(importId)
  expect((await decisionsInForce(database.db, '420102'))[0]).toMatchObject({
    venueName: '江岸工人俱乐部',
    decision: 'renovateExpand',
    floorM2: 2_600,
  })
  await act.undo(context(), { importId })
  await run(importId)
  expect((await state(importId)).state).toBe('undone')
  expect((await decisionsInForce(database.db, '420102'))[0]).toMatchObject({ recorded: false })
})

test('tells with row and column what cannot be, and writes none of it', async () => {
  await stateNone(context(), { divisionCode: '420103', factsOn: '2026-10-01', source: '区总工会' })
  const importId = await lookedThrough(
    good,
    good,
    '429999,某某俱乐部,2600,,,,,,,,,2026-10-01,现场',
    '420500,宜昌俱乐部,2600,,,,,,,,,2026-10-01,现场',
    '420103,江汉俱乐部,2600,,,,,,,,,2026-10-01,现场',
    '420102,二号馆,3,2030,E,游泳馆,也许,,很大,111.29,30.69,2027-01-01,现场',
  )
  const problems = await told(importId)
  expect(problems[0]).toBe('3 与第 2 行重复')
  expect(problems[1]).toBe('4 区划代码：没有区划代码 429999')
  expect(problems[2]).toBe('5 区划代码：宜昌市不在您这次导入的范围')
  expect(problems[3]).toBe('6 区划代码：这个区划已说明没有场馆，请先撤掉那一条')
  for (const said of [
    '建筑面积：3 不合常理，应在 20 到 200000 之间',
    '房屋安全等级：“E”不是 A、B、C、D',
    '功能室：不认识的功能室：游泳馆',
    '独立产权：“也许”看不出是或否',
    '可扩建用地：“很大”不是数字',
    '建成年份：还没有到',
    '情况截至：还没有到',
    '纬度：离江岸区的示意边界还有约',
  ])
    expect(problems[4]).toContain(said)
  await act.confirm(context(), { importId })
  await run(importId)
  expect((await state(importId)).counts).toMatchObject({ added: 1, wrong: 5 })
})

test('an empty cell leaves alone what is known, and undoing brings back exactly what stood', async () => {
  const first = await lookedThrough(good)
  await act.confirm(context(), { importId: first })
  await run(first)
  const [before] = await standingVenues(database.db, {})
  const same = await lookedThrough(good)
  expect((await state(same)).counts).toMatchObject({ unchanged: 1 })
  const importId = await lookedThrough(
    '420102,江岸工人俱乐部,,,D,,,,,,,2026-11-01,鉴定报告',
    good.replace('江岸工人', '二号'),
  )
  expect(await told(importId, true)).toEqual(['3 场馆名称：本区划已登记“江岸工人俱乐部”，这一行会另加一处'])
  await act.confirm(context(), { importId })
  await run(importId)
  const changed = (await standingVenues(database.db, {})).find(({ id }) => id === before!.id)
  expect(changed).toMatchObject({
    condition: 'D',
    floorM2: 2_600,
    builtYear: 1978,
    source: '鉴定报告',
    unseen: 1,
  })
  await act.undo(context(), { importId })
  await run(importId)
  const [restored, ...others] = await standingVenues(database.db, {})
  expect(others).toEqual([])
  expect(textOf(restored!)).toEqual(textOf(before!))
  expect(restored!.assessment?.outcome.decision).toBe('renovateExpand')
})

test('a room with a question mark is unknown, and not taken as missing', async () => {
  const rooms = '多功能厅或剧场、体育健身用房、培训教室、文明实践场所、职工书屋？'
  const importId = await lookedThrough(
    good.replace('多功能厅或剧场、培训教室', rooms),
    good.replace('江岸工人', '二号').replace('培训教室', '多功能厅或剧场?'),
  )
  expect(await told(importId)).toEqual(['3 功能室：同一间功能室一处写有，一处打了问号'])
  await act.confirm(context(), { importId })
  await run(importId)
  const [venue] = await standingVenues(database.db, {})
  expect(venue).toMatchObject({
    functions: ['hall', 'sports', 'classroom', 'civicPractice'],
    unknownRooms: ['bookroom'],
  })
})

test('what was changed again after the import is named, and then nothing is taken back', async () => {
  const importId = await lookedThrough(good, good.replace('江岸工人', '二号'))
  await act.confirm(context(), { importId })
  await run(importId)
  const [venue] = await standingVenues(database.db, {})
  await editVenue(context(), {
    venueId: venue!.id,
    version: 1,
    text: { name: venue!.name, floorM2: 2_700, factsOn: '2026-11-01', source: '复核' },
  })
  await act.undo(context(), { importId })
  await run(importId)
  expect((await state(importId)).undo_refused).toHaveLength(1)
  expect(await standingVenues(database.db, {})).toHaveLength(2)
})
