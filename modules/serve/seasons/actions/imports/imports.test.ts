import { beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { actionsOf, keepFile, openWrongRows, readImport, runImport } from '#kit/imports/index.ts'
import { sayProblems } from '#kit/imports/problems-file.ts'
import { readRows, writeTemplate } from '#kit/spreadsheet/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aSeason, aSeasonProvince, type SeasonProvince } from '../../testing.ts'
import { placementsOf, requestsTo, wishesTo } from '../../queries/requests.ts'
import { adjust } from '../adjust.ts'
import { askProposal } from '../ask-proposal.ts'
import { changeRequest } from '../keep-request.ts'
import { publishSeason } from '../publish-season.ts'
import { runProposal } from '../run-proposal.ts'
import { importRequests } from './import-requests.ts'

const database = testDatabase()
const t = createTranslator('zh-CN')
const act = actionsOf(importRequests)
let province: SeasonProvince
let house: Awaited<ReturnType<SeasonProvince['palace']>>
let ids: { palaceId: string; seasonId: string }
const asKeeper = () => province.as(house.keeper)

beforeAll(async () => {
  province = await aSeasonProvince(database.db)
})
beforeEach(async () => {
  house = await province.palace()
  ids = await aSeason(asKeeper(), house)
})

const titles =
  '单位,类别,用途,人数,每周次数,最短时长,希望时长,第一志愿场地,第一志愿星期,第一志愿时间,第二志愿场地,第二志愿星期,第二志愿时间'
const good = '江岸合唱团,职工社团,排练,30,1,1.5小时,2小时,礼堂,周二,19:00-21:00,教室,星期四,18:30至21点'

async function* pieces(text: string) {
  yield new TextEncoder().encode(text)
}
async function check(lines: readonly string[], { seasonId } = ids, divisionCode = '420102') {
  const place = { divisionCode, palaceId: house.palaceId, subjectId: seasonId }
  const { importId } = await act.begin(asKeeper(), { fileName: '申请.csv', ...place })
  await keepFile(database.db, importId, pieces([titles, ...lines].join('\r\n')))
  await act.received(asKeeper(), { importId })
  await runImport(province.as(system), importRequests, importId)
  const found = await readImport(database.db, importId)
  const said = openWrongRows(found.wrong_rows).map(
    ({ row, problems, warning }) => `${warning ? '?' : ''}${row} ${sayProblems(t, problems)}`,
  )
  return { importId, state: found.state, counts: found.counts, refusal: found.refusal, said }
}
async function bring(lines: readonly string[]) {
  const { importId } = await check(lines)
  await act.confirm(asKeeper(), { importId })
  await runImport(province.as(system), importRequests, importId)
  return importId
}
async function undo(importId: string) {
  await act.undo(asKeeper(), { importId })
  await runImport(province.as(system), importRequests, importId)
  return readImport(database.db, importId)
}

test('what a clerk typed becomes requests with their wishes; the same file again changes nothing', async () => {
  const union = '二七印务工会,工会,,20,2,90,,任意场地,,18:00-22:00,,,'
  expect(await check([good, union])).toMatchObject({
    state: 'checked',
    counts: { added: 2, wrong: 0 },
    said: [],
  })
  expect(await requestsTo(database.db, ids)).toEqual([]) // a dry run writes nothing
  await bring([good, union])
  expect(await requestsTo(database.db, ids)).toMatchObject([
    { no: 1, organisation: '江岸合唱团', kind: 'club', people: 30, times: 1, least: 3, wanted: 4 },
    { no: 2, organisation: '二七印务工会', kind: 'union', times: 2, least: 3, wanted: 3 },
  ])
  const place = new Map((await requestsTo(database.db, ids)).map(({ id, no }) => [id, no]))
  const wishes = (await wishesTo(database.db, ids)).toSorted(
    (a, b) => place.get(a.requestId)! - place.get(b.requestId)!,
  )
  expect(
    wishes.map(({ spaceId, weekday, fromHalf, untilHalf }) => [spaceId, weekday, fromHalf, untilHalf]),
  ).toEqual([
    [house.hall, 2, 38, 42],
    [house.classroom, 4, 37, 42],
    [null, null, 36, 44],
  ])
  expect((await check([good, union])).counts).toMatchObject({ added: 0, unchanged: 2 })
})

test('each row says what is wrong with it, in the words of its column', async () => {
  const { said, counts } = await check([
    good,
    good,
    '太极队,队,晨练,许多,9,20分钟,,操场,周八,七点,,,',
    ',工会,,20,1,90,60,礼堂,周二,19:00-21:00,,,',
    '书画社,职工社团,,20,1,90,60,礼堂,周二,19:00-21:00,,,',
    '戏迷会,职工社团,,20,1,3小时,,礼堂,周二,19:00-21:00,,,',
    '晨跑团,职工社团,,20,1,60,,礼堂,周二,05:00-07:00,,,',
    '大合唱,职工社团,,90000,1,60,,礼堂,周二,19:00-21:00,,,',
    '半个志愿,职工社团,,20,1,60,,礼堂,周二,19:00-21:00,教室,,',
  ])
  expect(said).toEqual([
    '3 与第 2 行重复',
    '4 类别：“队”不是工会、职工社团、学校、其他中的一类；人数：“许多”不是人数；每周次数：“9”不是 1 到 7 次；最短时长：“20分钟”读不出时长，请写 90 或 1.5小时（按半小时计）；第一志愿场地：这一季没有“操场”；有教室、礼堂，也可以写“任意场地”；第一志愿星期：“周八”不是周一到周日中的一天；几天都行就写“任意一天”；第一志愿时间：“七点”读不出时间，请写成 19:00-21:00（整点或半点）',
    '5 单位：没有填写',
    '6 希望时长：希望时长不能短于最短时长',
    '7 第一志愿时间：第 1 志愿的时间比最短时长还短',
    '8 第一志愿时间：第 1 志愿的时间场地不开放，请换个时间',
    '9 第一志愿场地：第 1 志愿排不了：这一季没有这样的场地，或者坐不下这么多人',
    '10 第二志愿时间：没有填写',
  ])
  expect(counts).toMatchObject({ added: 1, wrong: 8 })
})

test('an organisation that asks already is pointed out before it asks again', async () => {
  await bring([good])
  const { said, counts } = await check([good.replace('排练', '演出')])
  expect(said).toEqual(['?2 单位：这个单位已有申请：1 号；这一行会另算一份'])
  expect(counts).toMatchObject({ added: 1 })
})

test('undo takes the requests out with what was proposed for them, but not what somebody touched', async () => {
  const importId = await bring([good, good.replace('江岸合唱团', '太极队')])
  const { runId } = await askProposal(asKeeper(), ids)
  await runProposal(province.bySystem(), { palaceId: ids.palaceId, runId }, { steps: 50, moves: 500 })
  const [first] = await placementsOf(database.db, ids)
  const lock = { ...ids, requestId: first!.requestId, placementId: first!.id }
  await adjust(asKeeper(), { ...lock, act: 'lock' })
  const row = (await requestsTo(database.db, ids)).findIndex(({ id }) => id === first!.requestId) + 2
  expect(await undo(importId)).toMatchObject({ state: 'done', undo_refused: [row] })
  expect(await requestsTo(database.db, ids)).toHaveLength(2)

  const again = await bring([good.replace('江岸合唱团', '书画社')])
  expect(await undo(again)).toMatchObject({ state: 'undone' })
  expect(await requestsTo(database.db, ids)).toHaveLength(2)
})

test('a request that was changed since, and one of a published season, is not undone', async () => {
  const importId = await bring([good])
  const [request] = await requestsTo(database.db, ids)
  const wish = { spaceId: house.hall, weekday: 3, from: '19:00', until: '21:00' }
  const ask = { organisation: '江岸合唱团', kind: 'club' as const, least: 60, wanted: 60, wishes: [wish] }
  province.clock.advance({ minutes: 1 })
  await changeRequest(asKeeper(), { ...ids, requestId: request!.id, ...ask })
  expect(await undo(importId)).toMatchObject({ state: 'done', undo_refused: [2] })
  const { runId } = await askProposal(asKeeper(), ids)
  await runProposal(province.bySystem(), { palaceId: ids.palaceId, runId }, { steps: 50, moves: 500 })
  const late = await bring([good])
  const waiting = await check([good.replace('江岸', '二七')])
  await publishSeason(asKeeper(), ids)
  expect(await undo(late)).toMatchObject({ state: 'done', undo_refused: [2] })
  // Confirmed too late: the row says so, nothing is written.
  await act.confirm(asKeeper(), waiting)
  await runImport(province.as(system), importRequests, waiting.importId)
  expect((await readImport(database.db, waiting.importId)).counts).toMatchObject({ added: 0, wrong: 1 })
})

test('strangers, other divisions and seasons of another palace are refused', async () => {
  const place = { fileName: 'x.csv', divisionCode: '420102', palaceId: house.palaceId }
  const other = await province.palace()
  const theirs = { ...place, subjectId: ids.seasonId }
  const refused = { code: 'not-allowed' }
  await expect(act.begin(province.as(other.keeper), theirs)).rejects.toMatchObject(refused)
  await expect(act.begin(asKeeper(), place)).rejects.toMatchObject(refused) // of no season
  expect(await check([good], await aSeason(province.as(other.keeper), other))).toMatchObject({
    state: 'refused',
  })
  expect(await check([good], ids, '420103')).toMatchObject({ state: 'refused' })
})

test('the template explains every column and is read as it was downloaded', async () => {
  const bytes = await writeTemplate(importRequests.template(t))
  const rows = await Array.fromAsync(readRows(bytes))
  expect(rows[0]!.cells).toContain('第三志愿时间')
})
