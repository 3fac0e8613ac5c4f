import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { system, type Actor } from '#kit/access/index.ts'
import { actionsOf, keepFile, openWrongRows, readImport, runImport } from '#kit/imports/index.ts'
import { sayProblems } from '#kit/imports/problems-file.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { readRows, writeXlsx } from '#kit/spreadsheet/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { provideSignUps, type SignUps } from '../../ports.ts'
import { sheetSessions } from '../../queries/season-sheet.ts'
import { aProgramme, aSession } from '../../testing.ts'
import { changeCapacity } from '../change-capacity.ts'
import { exportSeason } from './export-season.ts'
import { importSeason } from './import-season.ts'
import { stateOf } from './session-state.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00+08:00')
const t = createTranslator('zh-CN')
const act = actionsOf(importSeason)
const timeZone = 'Asia/Shanghai'
const signUps = new Map<string, SignUps>()
const events: [string, unknown][] = []
let palace: Awaited<ReturnType<typeof aPalace>>
let elsewhere: Awaited<ReturnType<typeof aPalace>>
let programmer: Actor & { personId: string }
let choir: { id: string }
let course: { id: string }
let ids: { mon: string; tue: string; course: string }

beforeAll(async () => {
  prepareIdentity()
  const owners = await aProvince(database.db)
  const at = (divisionCode: string, slug: string) => ({
    ownerId: owners.get(divisionCode)!,
    divisionCode,
    slug,
  })
  palace = await aPalace(database.db, at('420102', 'jiangan'))
  elsewhere = await aPalace(database.db, at('420103', 'jianghan'))
  programmer = await buildStaff(database.db, { role: 'programmer', palaceId: palace.id })
  provideSignUps(
    async (_, __, asked) => new Map(asked.flatMap((id) => (signUps.has(id) ? [[id, signUps.get(id)!]] : []))),
  )
})
afterAll(() => provideSignUps(async () => new Map()))
beforeEach(async () => {
  const { db } = database
  await sql`truncate catalog.season_change, catalog.meeting, catalog.session, catalog.programme, places.space_use, imports.import cascade`.execute(
    db,
  )
  signUps.clear()
  events.length = 0
  const palaceId = palace.id
  choir = await aProgramme(db, { palaceId, title: '职工合唱', teacherName: '王老师' })
  course = await aProgramme(db, {
    palaceId,
    title: '书法入门',
    form: 'course',
    priceClass: 'discounted',
    priceFen: 2000,
  })
  const inRoom = { palaceId, spaceId: palace.classroom, programmeId: choir.id }
  const mon = await aSession(db, { ...inRoom, start: '2026-12-01T18:30+08:00' })
  const tue = await aSession(db, {
    ...inRoom,
    start: '2026-12-02T18:30+08:00',
    opensAt: '2026-11-20T08:12:34Z',
  })
  const shufa = { palaceId, spaceId: palace.east, programmeId: course.id }
  const long = await aSession(db, { ...shufa, start: '2026-12-03T19:00+08:00', meetings: 4 })
  ids = { mon: mon.id, tue: tue.id, course: long.id }
})

const day = (text: string) => Temporal.PlainDate.from(text).toZonedDateTime(timeZone).toInstant()
const period = { start: day('2026-11-23'), end: day('2027-03-01') }
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
const exported = async () =>
  bytesOf(writeXlsx(await exportSeason(database.db, { palaceId: palace.id, timeZone, period, t })))

type Rows = Record<string, string>[]
/** The export as somebody sees it in Excel, changed by hand, and saved as CSV. */
async function edited(change: (rows: Rows) => Rows): Promise<Uint8Array> {
  const [titles, ...lines] = (await Array.fromAsync(readRows(await exported()))).map(({ cells }) => cells)
  const seen = (cell: unknown) =>
    cell instanceof Temporal.PlainDateTime ? whenSeen(cell) : String(cell ?? '')
  const rows = lines.map((cells) =>
    Object.fromEntries(titles!.map((title, at) => [String(title), seen(cells[at])])),
  )
  const all = [
    titles!.map(String),
    ...change(rows).map((row) => titles!.map((title) => row[String(title)] ?? '')),
  ]
  return new TextEncoder().encode(all.map((cells) => cells.join(',')).join('\r\n'))
}
const whenSeen = (at: Temporal.PlainDateTime) =>
  at.round('minute').toString({ smallestUnit: 'minute' }).replace('T', ' ').replace(' 00:00', '')

const context = (actor: Actor) => ({
  ...contextFor(actor, { db: database.db, clock }),
  outbox: {
    send: async () => {},
    emit: async (_: unknown, event: { name: string }, data: unknown) => void events.push([event.name, data]),
  },
})
async function* pieces(file: Uint8Array) {
  yield file
}
async function check(file: Uint8Array, palaceId = palace.id, divisionCode = '420102') {
  const { importId } = await act.begin(context(programmer), { fileName: '一季.csv', divisionCode, palaceId })
  await keepFile(database.db, importId, pieces(file))
  await act.received(context(programmer), { importId })
  await runImport(context(system), importSeason, importId)
  const found = await readImport(database.db, importId)
  const said = openWrongRows(found.wrong_rows).map(
    ({ row, problems, warning }) => `${warning ? '?' : ''}${row} ${sayProblems(t, problems)}`,
  )
  return { importId, counts: found.counts, state: found.state, said }
}
async function bring(file: Uint8Array) {
  const checked = await check(file)
  await act.confirm(context(programmer), checked)
  await runImport(context(system), importSeason, checked.importId)
  return { ...checked, done: await readImport(database.db, checked.importId) }
}
async function undo({ importId }: { importId: string }) {
  await act.undo(context(programmer), { importId })
  await runImport(context(system), importSeason, importId)
  return readImport(database.db, importId)
}
const standing = async () =>
  new Map((await sheetSessions(database.db, palace.id, { period })).map((one) => [one.id, stateOf(one)]))
const everything = async () =>
  (
    await sql<{ all: unknown }>`select jsonb_build_array(
      (select jsonb_agg(to_jsonb(s) order by s.id) from catalog.session s),
      (select jsonb_agg(to_jsonb(m) order by m.session_id, m.no) from catalog.meeting m),
      (select jsonb_agg(to_jsonb(p) order by p.id) from catalog.programme p),
      (select jsonb_agg(to_jsonb(u) - 'id' order by u.source_id, u.source_no) from places.space_use u)) as all`.execute(
      database.db,
    )
  ).rows[0]!.all

test('a season goes out and comes back unchanged, as a workbook and as CSV', async () => {
  await sql`update catalog.programme set title = '书法：一起写，慢慢来', teacher_name = '王老师（外聘）' where id = ${course.id}`.execute(
    database.db,
  )
  await sql`update places.space set name = '礼堂（东厅）' where id = ${palace.east}`.execute(database.db)
  const { said, counts } = await check(await exported())
  expect(said).toEqual([])
  expect(counts).toEqual({ added: 0, changed: 0, unchanged: 3, ended: 0, wrong: 0 })
  expect((await check(await edited((rows) => rows))).counts).toMatchObject({ unchanged: 3, wrong: 0 })
  await sql`update places.space set name = '礼堂东厅' where id = ${palace.east}`.execute(database.db)
})

test('changes and additions are written, told, journalled, and taken back without a trace', async () => {
  const before = await everything()
  const file = await edited(([mon, tue, long]) => [
    { ...mon!, 开始: '19:00', 结束: '20:30', 名额: '40' },
    tue!,
    { ...long!, 首次日期: '2026-12-10', '价格（元）': '25', 每周重复: '3', 其他日期: '2027-01-05' },
    { ...tue!, 场次编号: '', 首次日期: '2026-12-08', 每周重复: '2', 报名开始: '', 报名截止: '' },
  ])
  const { done, said, importId } = await bring(file)
  expect(said).toEqual([])
  expect(done).toMatchObject({ state: 'done', counts: { added: 1, changed: 2, unchanged: 1 } })
  const now = await standing()
  expect(now.get(ids.mon)).toMatchObject({
    capacity: 40,
    meetings: [{ start: '2026-12-01T11:00:00Z', end: '2026-12-01T12:30:00Z' }],
    closesAt: '2026-12-01T11:00:00Z', // moved along
  })
  expect(now.get(ids.course)!.meetings.map(({ start }) => start.slice(0, 10))).toEqual([
    '2026-12-10',
    '2026-12-17',
    '2026-12-24',
    '2027-01-05',
  ])
  expect(now.size).toBe(5) // an activity twice: two sessions
  const { rows } = await sql<{
    price_fen: number
  }>`select price_fen from catalog.programme where id = ${course.id}`.execute(database.db)
  expect(rows).toEqual([{ price_fen: 2500 }])
  expect(events).toEqual([
    ['catalog.sessionMoved', { palaceId: palace.id, sessionId: ids.mon, no: 1 }],
    ['catalog.placesAdded', { palaceId: palace.id, sessionId: ids.mon }],
    ['catalog.sessionMoved', { palaceId: palace.id, sessionId: ids.course, no: 1 }],
  ])
  const journal = await sql<{
    action: string
  }>`select action from journal.entry where action like 'catalog%'`.execute(database.db)
  expect(journal.rows.map(({ action }) => action)).toContain('catalog.importSeason')
  expect(await undo({ importId })).toMatchObject({ state: 'undone' })
  expect(await everything()).toEqual(before)
})

test('two sessions change places, and a row cannot take what another does not give up', async () => {
  const swap = (rows: Rows, more: Rows[number] = {}) => [
    { ...rows[0]!, 首次日期: '2026-12-02', 报名截止: '' },
    { ...rows[1]!, 首次日期: '2026-12-01', 报名截止: '', ...more },
  ]
  const stuck = await check(await edited((rows) => swap(rows, { 名额: '0' })))
  expect(stuck.said).toEqual([
    '2 场地：2026-12-02 已有“职工合唱”：请换时间或场地',
    '3 名额：“0”不是整数，或太小、太大',
  ])
  const { done } = await bring(await edited((rows) => swap(rows)))
  expect(done).toMatchObject({ state: 'done', counts: { changed: 2 } })
  const now = await standing()
  expect([now.get(ids.mon)!.meetings[0]!.start, now.get(ids.tue)!.meetings[0]!.start]).toEqual([
    '2026-12-02T10:30:00Z',
    '2026-12-01T10:30:00Z',
  ])
})

test('each mistake is told in Chinese, with what to do; holidays and closed hours only warn', async () => {
  signUps.set(ids.mon, { highestSeat: 12, latest: clock.now() })
  const fresh = { 场次编号: '', 每周重复: '1', 其他日期: '' }
  const { said, counts } = await check(
    await edited(([mon, tue, long]) => [
      { ...mon!, 名额: '11' },
      { ...tue!, 项目名称: '书法入门' },
      { ...long!, '价格（元）': '0', 收费类别: '免费' },
      { ...long!, ...fresh, 首次日期: '2026-12-20', 收费类别: '免费', '价格（元）': '5' },
      { ...tue!, ...fresh, 项目名称: '太极' },
      { ...tue!, ...fresh, 场地: '地下室', 首次日期: '2026-12-09' },
      { ...tue!, ...fresh, 首次日期: '12月40日' },
      { ...tue!, ...fresh, 首次日期: '2026-11-01' },
      { ...tue!, ...fresh, 首次日期: '2026-12-03', 场地: '礼堂', 开始: '19:30' },
      { ...tue!, ...fresh, 首次日期: '2026-12-15', 场地: '礼堂', 开始: '18:00' },
      { ...tue!, ...fresh, 首次日期: '2026-12-15', 场地: '礼堂东厅', 开始: '19:30' },
      {
        ...tue!,
        ...fresh,
        首次日期: '2026-12-16',
        报名开始: '2026-12-16 08:00',
        报名截止: '2026-12-15 08:00',
      },
      { ...tue!, 场次编号: crypto.randomUUID() },
      { ...tue!, ...fresh, 首次日期: '2026-12-14', 报名截止: '' },
      { ...tue!, ...fresh, 首次日期: '2027-02-06', 报名截止: '' },
      { ...tue!, ...fresh, 首次日期: '2026-02-30' },
    ]),
  )
  expect(said).toEqual([
    '2 名额：已排到第 12 个名额，不能更少',
    '3 项目名称：这一场属于“职工合唱”，不能换项目：要换请留空编号另加一行',
    '5 价格（元）：免费的项目不能有价格：请改为 0，或改收费类别；价格（元）：同一个项目的老师、收费类别和价格须一致，第 4 行写的不同',
    '6 项目名称：没有“太极”这个项目：请先在“活动与课程”里新建，或改正名称',
    '7 场地：本馆没有“地下室”：请按“空间”里的名称填写',
    '8 首次日期：“12月40日”不是日期，请写成 2026-12-01',
    '9 首次日期：已经过去了',
    '10 场地：2026-12-03 已有“书法入门”：请换时间或场地',
    '12 场地：2026-12-15 与第 11 行冲突：请换时间或场地',
    '13 报名截止：不晚于报名开始',
    '14 场次编号：本馆没有这个编号的场次：新增请留空，更改请用导出的编号',
    '17 首次日期：“2026-02-30”不是日期，请写成 2026-12-01',
    '?15 开始：2026-12-14 不在开放时间内',
    '?16 首次日期：2027-02-06 是法定假日',
  ])
  expect(counts.wrong).toBe(12)
})

test('undo refuses when people have signed up since, or somebody changed it, and says which rows', async () => {
  const before = await standing()
  const { importId } = await bring(
    await edited(([mon, tue]) => [
      { ...mon!, 名额: '40' },
      { ...tue!, 名额: '41' },
      { ...tue!, 场次编号: '', 首次日期: '2026-12-09', 报名截止: '' },
    ]),
  )
  const added = [...(await standing()).keys()].find((id) => !before.has(id))!
  clock.advance({ minutes: 1 })
  signUps.set(ids.mon, { highestSeat: 1, latest: clock.now() })
  signUps.set(added, { highestSeat: 1, latest: clock.now() })
  expect(await undo({ importId })).toMatchObject({ state: 'done', undo_refused: [2, 4] })
  signUps.clear()
  // Who waited before the import was given one of the places that it brought.
  signUps.set(ids.mon, { highestSeat: 35, latest: clock.now().subtract({ hours: 1 }) })
  expect(await undo({ importId })).toMatchObject({ state: 'done', undo_refused: [2] })
  signUps.clear()
  const change = { palaceId: palace.id, sessionId: ids.tue, capacity: 50, waitlistCapacity: 30 }
  await changeCapacity(context(programmer), change)
  expect(await undo({ importId })).toMatchObject({ state: 'done', undo_refused: [3] })
  await changeCapacity(context(programmer), { ...change, capacity: 41 })
  expect(await undo({ importId })).toMatchObject({ state: 'undone' })
  expect(await standing()).toEqual(before)
})

test('a programmer brings in a season for the own palace only, and never through the division of another', async () => {
  await expect(check(await exported(), elsewhere.id, '420103')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(check(await exported(), elsewhere.id)).rejects.toMatchObject({ code: 'not-allowed' })
  const officer = await buildStaff(database.db, { role: 'director', scope: '420102' })
  const { importId } = await act.begin(context(officer), {
    fileName: 'x.csv',
    divisionCode: '420102',
    palaceId: elsewhere.id,
  })
  const file = await exported()
  await keepFile(database.db, importId, pieces(file))
  await act.received(context(officer), { importId })
  await runImport(context(system), importSeason, importId)
  expect(await readImport(database.db, importId)).toMatchObject({ state: 'refused' })
})
