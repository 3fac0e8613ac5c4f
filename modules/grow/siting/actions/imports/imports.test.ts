import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import {
  actionsOf,
  keepFile,
  openWrongRows,
  readImport,
  runImport,
  type AnyKind,
} from '#kit/imports/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { sayProblems } from '#kit/imports/problems-file.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aProvince, settleProvince } from '#modules/base/places/testing.ts'
import { budgetsOf, candidatesUnder, townshipsUnder, travelTimesUnder } from '../../queries/candidates.ts'
import { recordCandidate } from '../candidates.ts'
import { aSite, by } from '../../testing.ts'
import { importBudgets } from './budgets.ts'
import { importCandidates } from './candidates.ts'
import { importTownships } from './townships.ts'
import { importTravel } from './travel.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T10:00:00Z')
const t = createTranslator('zh-CN')
let officer: Awaited<ReturnType<typeof buildStaff>>

beforeEach(async () => {
  await sql`truncate places.division, siting.candidate, siting.township, siting.budget, siting.import_change, imports.import cascade`.execute(
    database.db,
  )
  prepareIdentity()
  await aProvince(database.db)
  await settleProvince(database.db)
  officer = await buildStaff(database.db, { role: 'federationOfficer', scope: '4201' })
})

async function looked(kind: AnyKind, lines: readonly string[], divisionCode = '4201') {
  const { db } = database
  const context = contextFor(officer, { db, clock })
  const act = actionsOf(kind)
  const { importId } = await act.begin(context, { fileName: 'x.csv', divisionCode, palaceId: null })
  const file = new TextEncoder().encode(lines.join('\r\n'))
  await keepFile(db, importId, (async function* () { yield file })()) // prettier-ignore
  await act.received(context, { importId })
  await runImport(contextFor(system, { db, clock }), kind, importId)
  const found = await readImport(db, importId)
  const said = openWrongRows(found.wrong_rows).map((one) => `${one.row} ${sayProblems(t, one.problems)}`)
  const step = async (name: 'confirm' | 'undo') => {
    await act[name](context, { importId })
    await runImport(contextFor(system, { db, clock }), kind, importId)
    return readImport(db, importId)
  }
  return { counts: found.counts, state: found.state, said, step }
}
const heads =
  '编号,行政区划代码,名称,经度,纬度,建设方式,国土空间规划,用地,投资（万元）,面积（平方米）,可服务职工'
const codes = async () => (await candidatesUnder(database.db, '')).map(({ code }) => code)

test('candidate sites: what is wrong is told row by row, the rest is written and can be undone', async () => {
  await recordCandidate(
    by(database.db, { role: 'federationOfficer', scope: '42' }),
    aSite('429004-01', '429004', 113.45, 30.34),
  )
  const run = await looked(importCandidates, [
    heads,
    '420102-01,420102,好地块,114.31,30.61,单独建设,已列入,已划拨,3000,3200,',
    '420102-02,420102,偏远,111.3,30.7,单独建设,已列入,已划拨,3000,3200,',
    '420102-03,420102,同一处,114.3101,30.6101,小型实用,已列入,租用,800,1000,5000',
    '420102-04,420102,没有投资,114.33,30.63,单独建设,已列入,已划拨,,3200,',
    '420102-05,429004,别县,113.45,30.33,单独建设,随便,已划拨,1,1,',
    '429004-01,420102,抢编号,114.34,30.64,单独建设,已列入,已划拨,1,1,',
  ])
  expect(run.counts).toMatchObject({ added: 1, wrong: 5 })
  expect(run.said).toEqual([
    expect.stringContaining('3 经度：坐标在江岸区轮廓之外约'),
    expect.stringContaining('4 纬度：离 420102-01（好地块）不到 200 米'),
    expect.stringContaining('5 投资（万元）：没有填写'),
    expect.stringMatching(/^6 .*随便.*不在您导入的范围内/),
    expect.stringContaining('7 编号：这个编号是别处的备选点'),
  ])
  expect(await codes()).toEqual(['429004-01'])
  expect((await run.step('confirm')).state).toBe('done')
  expect(await codes()).toEqual(['420102-01', '429004-01'])
  expect((await run.step('undo')).state).toBe('undone')
  expect(await codes()).toEqual(['429004-01'])
})

test('a change is undone to what stood before, unless somebody changed the row again', async () => {
  const budgets = ['年份,资金（万元）,最多开工项目', '2026,100,3', '2027,200,']
  const first = await looked(importBudgets, budgets)
  await first.step('confirm')
  const second = await looked(importBudgets, ['年份,资金（万元）', '2026,150', '2027,200', '1999,1'])
  expect(second.counts).toMatchObject({ changed: 1, unchanged: 1, wrong: 1 })
  await second.step('confirm')
  expect((await budgetsOf(database.db, '4201')).map(({ amountFen }) => amountFen)).toEqual([
    150_000_000, 200_000_000,
  ])
  expect((await first.step('undo')).undo_refused).toEqual([2])
  expect((await second.step('undo')).state).toBe('undone')
  expect(await budgetsOf(database.db, '4201')).toMatchObject([
    { year: 2026, amountFen: 100_000_000, mostStarts: 3 },
    { year: 2027, amountFen: 200_000_000, mostStarts: null },
  ])
  expect((await first.step('undo')).state).toBe('undone')
  expect(await budgetsOf(database.db, '4201')).toEqual([])
})

test('a matrix that contradicts itself badly, and missing pairs, are told before anybody confirms; nothing is mended', async () => {
  const province = by(database.db, { role: 'federationOfficer', scope: '42' })
  await recordCandidate(province, aSite('420102-01', '420102', 114.31, 30.62))
  await recordCandidate(province, aSite('420103-01', '420103', 114.27, 30.59))
  const run = await looked(importTravel, [
    '出发地代码,备选点编号,分钟',
    '420102,420102-01,10',
    '420103,420102-01,10',
    '420103,420103-01,10',
    '420102,420103-01,300',
    '429004,420103-01,90',
    '420109,420103-01,9',
    '420102,nowhere,9',
  ])
  expect(run.counts).toMatchObject({ added: 5, wrong: 2 })
  expect(run.said).toEqual([
    expect.stringContaining('7 出发地代码：没有这个县或乡镇：420109'),
    expect.stringContaining('8 备选点编号：名单上没有这个备选点：nowhere'),
    expect.stringContaining('2 还缺 1 对路程'),
    expect.stringMatching(
      /^5 分钟：420102 到 420103-01 要 300 分钟，可是经 420102-01 绕到 420103 再去合计只要 30 分钟/,
    ),
  ])
  await run.step('confirm')
  expect((await travelTimesUnder(database.db, '4201')).map(({ minutes }) => minutes)).toEqual([
    10, 300, 10, 10, 90,
  ])
  await run.step('undo')
  expect(await travelTimesUnder(database.db, '4201')).toEqual([])
})

test('a township without workers, or elsewhere, is told', async () => {
  const run = await looked(importTownships, [
    '乡镇代码,名称,经度,纬度,职工人数',
    '420102001,大智街道,114.3,30.6,20000',
    '420102002,一元街道,114.31,30.61,',
    '420103001,汉兴街道,111.3,30.7,9000',
    '429004001,仙桃乡,113.4,30.3,900',
  ])
  expect(run.counts).toMatchObject({ added: 1, wrong: 3 })
  expect(run.said.map((line) => line.slice(0, 30))).toEqual([
    expect.stringContaining('3 职工人数：没有填写'),
    expect.stringContaining('4 经度：坐标在江汉区轮廓之外'),
    expect.stringContaining('5 乡镇（街道）代码：不在您导入的范围内'),
  ])
  await run.step('confirm')
  expect(await townshipsUnder(database.db, '420102')).toMatchObject([{ code: '420102001', workers: 20_000 }])
})
