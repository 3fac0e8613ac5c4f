import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import { actionsOf, fileOf, keepFile, openWrongRows, readImport, runImport } from '#kit/imports/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { sayProblems } from '#kit/imports/problems-file.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { writeXlsx } from '#kit/spreadsheet/index.ts'
import { correctMyData } from '#modules/base/identity/index.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { buildPerson, buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { unionOfPhone } from '../queries/standing.ts'
import { opened, phoneHash } from '../queries/roll-columns.ts'
import { withCheckCharacter } from '../rules/unified-code.ts'
import { importRoll } from './import-roll.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00:00Z')
const t = createTranslator('zh-CN')
const act = actionsOf(importRoll)
const union = withCheckCharacter('81420102MC0000017')
const other = withCheckCharacter('81420103MC0000018')
type Officer = Awaited<ReturnType<typeof buildStaff>>
let jiangan: Officer
let wuhan: Officer

beforeAll(async () => {
  prepareIdentity()
  await aProvince(database.db)
  jiangan = await buildStaff(database.db, { role: 'federationOfficer', scope: '420102' })
  wuhan = await buildStaff(database.db, { role: 'federationOfficer', scope: '4201' })
})
beforeEach(async () => {
  await sql`truncate membership.member, membership.grassroots_union, membership.roll_change, imports.import cascade`.execute(
    database.db,
  )
})

type Line = {
  uscc?: string
  union?: string
  name?: string
  phone: string
  joined?: string
  left?: string
  division?: string
}
const titles = '统一社会信用代码,工会名称,姓名,手机号,入会日期,退会日期,区划代码'
const csv = (lines: readonly Line[]) =>
  new TextEncoder().encode(
    [
      titles,
      ...lines.map(
        ({
          uscc = union,
          union: name = '一街工会',
          name: person = '张三',
          phone,
          joined = '',
          left = '',
          division = '',
        }) => [uscc, name, person, phone, joined, left, division].join(','),
      ),
    ].join('\r\n'),
  )
const phone = (n: number) => `138${String(n).padStart(8, '0')}`

async function upload(file: Uint8Array, officer: Officer = jiangan, divisionCode = '420102') {
  const { db } = database
  const context = contextFor(officer, { db, clock })
  const { importId } = await act.begin(context, { fileName: '名册.csv', divisionCode, palaceId: null })
  await keepFile(
    db,
    importId,
    (async function* () {
      yield file
    })(),
  )
  await act.received(context, { importId })
  await work(importId)
  return importId
}
const work = (importId: string, kind = importRoll) =>
  runImport(contextFor(system, { db: database.db, clock }), kind, importId)
const confirm = async (importId: string, officer: Officer = jiangan) => {
  await act.confirm(contextFor(officer, { db: database.db, clock }), { importId })
  await work(importId)
}
const undo = async (importId: string) => {
  await act.undo(contextFor(jiangan, { db: database.db, clock }), { importId })
  await work(importId)
  return readImport(database.db, importId)
}
const bring = async (lines: readonly Line[]) => {
  const importId = await upload(csv(lines))
  await confirm(importId)
  return importId
}
const stands = (importId: string) => readImport(database.db, importId)
const roll = async () => {
  const { rows } = await sql<{ id: string; name: Buffer }>`
    select m.id, m.name, m.name_masked, m.joined_on::text, m.left_on::text, m.version, u.uscc
    from membership.member m join membership.grassroots_union u on u.id = m.union_id order by m.id`.execute(
    database.db,
  )
  return rows.map((row) => ({ ...row, name: opened('name', row.name) }))
}
const personOf = async (id: string) =>
  (
    await sql<{ member: boolean; union_name: string | null }>`
      select member, union_name from identity.person where id = ${id}`.execute(database.db)
  ).rows[0]!

test('a dry run writes nothing and says in Chinese what is wrong with which row', async () => {
  const importId = await upload(
    csv([
      { phone: phone(1) },
      { phone: '1.38E+10' },
      { phone: phone(3), uscc: union.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      { phone: phone(4), joined: '2027-01-01' },
      { phone: phone(5), joined: '2026-03-01', left: '2026-02-01' },
      { phone: phone(1), name: '李四' },
      { phone: '12345', name: '' },
      { phone: phone(8), division: '420103' },
      { phone: phone(9), union: '另一个名字' },
    ]),
  )
  const found = await stands(importId)
  expect(found).toMatchObject({ state: 'checked', rows_total: 9, counts: { added: 1, wrong: 8 } })
  expect(await roll()).toEqual([])
  const said = openWrongRows(found.wrong_rows).map(
    ({ row, problems }) => `${row} ${sayProblems(t, problems)}`,
  )
  expect(said).toEqual([
    '3 手机号：Excel 把长号码变成了“1.38E+10”，后面的数字已丢失；请把该列设为“文本”后重新填写',
    '4 统一社会信用代码：不是有效的统一社会信用代码（GB 32100 校验未通过）',
    '5 入会日期：在将来',
    '6 退会日期：早于入会日期',
    '7 与第 2 行重复',
    '8 姓名：没有填写；手机号：不是有效的 11 位手机号',
    '9 区划代码：不在您负责的地区',
    '10 工会名称：与登记的名称“一街工会”不一致',
  ])
})

test('confirming writes the good rows; the same file again changes nothing', async () => {
  const lines = [
    { phone: phone(1), joined: '2026-03-01' },
    { phone: phone(2), name: '欧阳娜娜' },
    { phone: 'x' },
  ]
  const first = await bring(lines)
  expect(await stands(first)).toMatchObject({ state: 'done', counts: { added: 2, wrong: 1 } })
  expect(await roll()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name_masked: '张*', joined_on: '2026-03-01', uscc: union }),
      expect.objectContaining({ name_masked: '欧阳*', joined_on: null }),
    ]),
  )
  await expect(fileOf(database.db, first)).rejects.toMatchObject({ code: 'file-gone' })
  const again = await upload(csv(lines))
  expect((await stands(again)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 2, wrong: 1 })
  await expect(confirm(again)).rejects.toMatchObject({ code: 'nothing-to-import' })
})

test('a workbook whose phones Excel turned into numbers is read', async () => {
  const columns = ['统一社会信用代码', '工会名称', '姓名', '手机号'].map((title, at) => ({
    title,
    value: (row: (string | number)[]) => row[at],
    kind: at === 3 ? ('integer' as const) : ('text' as const),
  }))
  const book = writeXlsx({
    name: '名册',
    columns,
    rows: [[union, '一街工会', '张三', 13800000001]],
    timeZone: 'UTC',
  })
  const importId = await upload(
    new Uint8Array(await new Response(book as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()),
  )
  expect((await stands(importId)).counts).toMatchObject({ added: 1, wrong: 0 })
})

test('who stands on the roll is a member, whichever came first; who leaves it is none', async () => {
  const person = await buildPerson(database.db, { phone: phone(41) })
  await bring([{ phone: phone(41) }, { phone: phone(42) }])
  expect(await personOf(person.id)).toEqual({ member: true, union_name: '一街工会' })
  expect(await unionOfPhone(database.db, phoneHash(phone(42)))).toBe('一街工会')
  const leaving = await bring([{ phone: phone(41), left: '2026-11-20' }])
  expect((await stands(leaving)).counts.ended).toBe(1)
  expect(await personOf(person.id)).toEqual({ member: false, union_name: null })
  await undo(leaving)
  expect(await personOf(person.id)).toEqual({ member: true, union_name: '一街工会' })
})

test('taking an import back gives people their own word again, and one who left stays out', async () => {
  const said = await buildPerson(database.db, { phone: phone(51), member: true, union_name: '车间工会' })
  const silent = await buildPerson(database.db, { phone: phone(52) })
  const importId = await bring([{ phone: phone(51) }, { phone: phone(52) }])
  expect(await personOf(said.id)).toEqual({ member: true, union_name: '一街工会' })
  // A form sends back what the roll says; that is nobody's own word.
  const form = { member: true, unionName: '一街工会', retired: true }
  await correctMyData(contextFor({ personId: silent.id, grants: [] }, { db: database.db, clock }), form)
  await undo(importId)
  expect(await personOf(said.id)).toEqual({ member: true, union_name: '车间工会' })
  expect(await personOf(silent.id)).toEqual({ member: false, union_name: null })

  await bring([{ phone: phone(51), joined: '2020-01-01', left: '2026-11-20' }])
  expect(await personOf(said.id)).toEqual({ member: false, union_name: null })
})

test('an import that is killed goes on where it ended, and does nothing twice', async () => {
  const lines = Array.from({ length: 25 }, (_, n) => ({ phone: phone(100 + n) }))
  const importId = await upload(csv(lines))
  let batches = 0
  const small = { ...importRoll, batch: 4 }
  const mortal: typeof importRoll = {
    ...small,
    write: async (...given) => {
      await small.write(...given)
      if (++batches === 3) throw new Error('killed')
    },
  }
  await act.confirm(contextFor(jiangan, { db: database.db, clock }), { importId })
  await expect(work(importId, mortal)).rejects.toThrow('killed')
  expect(await stands(importId)).toMatchObject({ state: 'applying', rows_done: 8 })
  expect(await roll()).toHaveLength(8)
  await Promise.all([work(importId, small), work(importId, small)]) // two workers took it up
  expect(await stands(importId)).toMatchObject({ state: 'done', rows_done: 25, counts: { added: 25 } })
  expect(await roll()).toHaveLength(25)
  const { rows } = await sql`select from membership.roll_change where import_id = ${importId}`.execute(
    database.db,
  )
  expect(rows).toHaveLength(25)
})

test('undoing restores every line; what was changed again later refuses it and is named', async () => {
  await bring([{ phone: phone(1), joined: '2020-01-01' }, { phone: phone(2) }])
  const before = await roll()
  const second = await bring([
    { phone: phone(2), name: '王五' },
    { phone: phone(3) },
    { phone: phone(1), left: '2026-11-01' },
  ])
  const after = await roll()
  const third = await bring([{ phone: phone(3), name: '赵六' }])
  expect(await undo(second)).toMatchObject({ state: 'done', undo_refused: [3] })
  expect((await roll()).length).toBe(after.length)
  expect(await undo(third)).toMatchObject({ state: 'undone' })
  expect(await roll()).toEqual(after)
  expect(await undo(second)).toMatchObject({ state: 'undone', undo_refused: null })
  expect(await roll()).toEqual(before)
})

test('a union that an import brought goes with it, unless others have members in it', async () => {
  const first = await bring([{ phone: phone(1) }])
  await undo(first)
  const { rows } = await sql`select from membership.grassroots_union`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test('an officer imports for the own division only, and cannot touch a union of another', async () => {
  await expect(upload(csv([{ phone: phone(1) }]), jiangan, '4201')).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(upload(csv([{ phone: phone(1) }]), jiangan, '420103')).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const city = await upload(csv([{ phone: phone(1), uscc: other, division: '420103' }]), wuhan, '4201')
  await confirm(city, wuhan)
  const importId = await upload(csv([{ phone: phone(1), uscc: other, name: '假名' }]))
  const found = await stands(importId)
  expect(found.counts.wrong).toBe(1)
  expect(sayProblems(t, openWrongRows(found.wrong_rows)[0]!.problems)).toBe(
    '统一社会信用代码：这个基层工会登记在其他地区',
  )
  await expect(
    act.undo(contextFor(jiangan, { db: database.db, clock }), { importId: city }),
  ).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('a file that is no roll is refused as a whole, in words', async () => {
  const importId = await upload(new TextEncoder().encode('a,b\n1,2\n'))
  expect(await stands(importId)).toMatchObject({
    state: 'refused',
    refusal: {
      key: 'spreadsheet:errors.header-missing',
      params: { titles: '统一社会信用代码、姓名、手机号' },
    },
  })
})

test('no name or phone stands in clear in any table of it', async () => {
  await upload(
    csv([
      { phone: phone(77), name: '诸葛孔明' },
      { phone: 'x', name: '司马相如' },
    ]),
  )
  await bring([{ phone: phone(78), name: '诸葛孔明' }])
  const dump = await sql<{ all: string }>`
    select concat((select jsonb_agg(to_jsonb(m)) from membership.member m), (select jsonb_agg(to_jsonb(c)) from imports.chunk c),
      (select jsonb_agg(to_jsonb(i)) from imports.import i), (select jsonb_agg(to_jsonb(j)) from journal.entry j)) as all`.execute(
    database.db,
  )
  for (const secret of ['诸葛孔明', '司马相如', phone(77), phone(78)])
    expect(dump.rows[0]!.all).not.toContain(secret)
})
