import { sql } from 'kysely'
import { normalizePhone } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { ImportRow, Judged, RowProblem, Scope } from '#kit/imports/index.ts'
import { codeOf, dateOf, textOf, type Cell, type Reading } from '#kit/spreadsheet/index.ts'
import { divisionByCode } from '#modules/base/places/index.ts'
import { opened, phoneHash } from '../queries/roll-columns.ts'
import { isUnifiedCode } from '../rules/unified-code.ts'
import type { RollColumn } from './roll-columns.ts'

/** A row of a roll that can be written. */
export type RollLine = {
  uscc: string
  unionName: string
  divisionCode: string
  name: string
  phone: string
  phoneHash: Buffer
  joinedOn: Temporal.PlainDate | null
  leftOn: Temporal.PlainDate | null
  /** The line as it stands, if it does. */
  memberId: string | null
  nameBefore: string | null
}

type Read = { problems: RowProblem[]; line: RollLine }

/** Says what each row of a batch would do to the roll: two queries, whatever the number of rows. */
export async function judgeRoll(
  { db, place, now, memory }: Scope,
  rows: readonly ImportRow<RollColumn>[],
): Promise<Judged<RollLine>[]> {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const read = rows.map(({ values, sameAs }) => readRow(values, sameAs, today))
  const unions = await unionsByCode(
    db,
    read.map(({ line }) => line.uscc),
  )
  for (const { line, problems } of read)
    await placeUnion(db, line, problems, place.divisionCode, unions, memory)
  const good = read.filter(({ problems }) => problems.length === 0).map(({ line }) => line)
  const standing = await standingLines(db, good)
  return read.map(({ line, problems }, at): Judged<RollLine> => {
    const { row } = rows[at]!
    if (problems.length > 0) return { row, problems }
    const found = standing.get(keyOf(line.uscc, line.phoneHash))
    const nameBefore = found ? opened('name', found.name) : null
    const data = { ...line, memberId: found?.id ?? null, nameBefore }
    return { row, data, change: changeOf(data, found) }
  })
}

function readRow(values: Record<RollColumn, Cell>, sameAs: number | null, today: Temporal.PlainDate): Read {
  const problems: RowProblem[] = []
  const wrong = (column: RollColumn, problem: string, params?: Record<string, string | number>) =>
    problems.push({
      column: `membership:column.${column}`,
      key: `membership:problem.${problem}`,
      ...(params && { params }),
    })
  const take = <T>(column: RollColumn, reading: Reading<T>, otherwise: T): T => {
    if (reading.ok) return reading.value
    problems.push({
      column: `membership:column.${column}`,
      key: `spreadsheet:cell.${reading.problem}`,
      params: { text: reading.text },
    })
    return otherwise
  }
  if (sameAs !== null) problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
  const uscc = take('uscc', codeOf(values.uscc), '?').toUpperCase()
  if (uscc !== '?' && !isUnifiedCode(uscc)) wrong('uscc', uscc === '' ? 'missing' : 'notACode')
  const name = textOf(values.name)
  if (name === '') wrong('name', 'missing')
  else if (!/^\p{L}[\p{L}\p{M} ·.'-]{0,39}$/u.test(name)) wrong('name', 'notAName')
  const typed = take('phone', codeOf(values.phone), '?')
  const phone = normalizePhone(typed)
  if (typed !== '?' && phone === null) wrong('phone', typed === '' ? 'missing' : 'notAPhone')
  const joinedOn = take('joinedOn', dateOf(values.joinedOn), null)
  const leftOn = take('leftOn', dateOf(values.leftOn), null)
  const later = (day: Temporal.PlainDate | null) => day !== null && Temporal.PlainDate.compare(day, today) > 0
  if (later(joinedOn)) wrong('joinedOn', 'inTheFuture')
  if (later(leftOn)) wrong('leftOn', 'inTheFuture')
  if (joinedOn && leftOn && Temporal.PlainDate.compare(leftOn, joinedOn) < 0) wrong('leftOn', 'beforeJoining')
  const divisionCode = take('division', codeOf(values.division), '')
  return {
    problems,
    line: {
      uscc,
      unionName: textOf(values.unionName),
      divisionCode,
      name,
      phone: phone ?? '',
      phoneHash: phone === null ? Buffer.alloc(0) : phoneHash(phone),
      joinedOn,
      leftOn,
      memberId: null,
      nameBefore: null,
    },
  }
}

type Union = { name: string; divisionCode: string }

/** The union must lie within what the import is about, and be called what it is called; a new one needs a name. */
async function placeUnion(
  db: Db,
  line: RollLine,
  problems: RowProblem[],
  within: string,
  unions: Map<string, Union>,
  memory: Map<string, unknown>,
): Promise<void> {
  const wrong = (column: RollColumn, problem: string, params?: Record<string, string>) =>
    problems.push({
      column: `membership:column.${column}`,
      key: `membership:problem.${problem}`,
      ...(params && { params }),
    })
  const known = unions.get(line.uscc)
  if (known && !known.divisionCode.startsWith(within)) return void wrong('uscc', 'elsewhere')
  const code = known?.divisionCode ?? (line.divisionCode || within.padEnd(6, '0'))
  if (line.divisionCode && known && line.divisionCode !== known.divisionCode)
    wrong('division', 'otherDivision')
  else if (!code.startsWith(within)) wrong('division', 'notYours')
  else if (!(await divisionByCode(db, code))) wrong('division', 'unknownDivision')
  line.divisionCode = code
  // The first row that brings a union names it for all rows of the file.
  const name = known?.name ?? (memory.get(line.uscc) as string | undefined)
  if (name !== undefined && line.unionName && line.unionName !== name)
    wrong('unionName', 'otherName', { name })
  if (name === undefined && line.unionName === '') wrong('unionName', 'missing')
  if (problems.length === 0 && name === undefined) memory.set(line.uscc, line.unionName)
  line.unionName = name ?? line.unionName
}

async function unionsByCode(db: Db, codes: readonly string[]): Promise<Map<string, Union>> {
  const { rows } = await sql<Union & { uscc: string }>`
    select uscc, name, division_code as "divisionCode" from membership.grassroots_union
    where uscc = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Map(rows.map(({ uscc, ...union }) => [uscc, union]))
}

type Standing = {
  id: string
  name: Buffer
  joined_on: Temporal.PlainDate | null
  left_on: Temporal.PlainDate | null
}

async function standingLines(db: Db, lines: readonly RollLine[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { uscc: string; phone_hash: Buffer }>`
    select u.uscc, m.*
    from unnest(${lines.map(({ uscc }) => uscc)}::text[], ${lines.map((line) => line.phoneHash)}::bytea[])
      as asked (uscc, hash)
    join membership.grassroots_union u on u.uscc = asked.uscc
    cross join lateral ( -- by the index, a line at a time: a batch must not read the whole table
      select phone_hash, id, name, joined_on, left_on from membership.member
      where union_id = u.id and phone_hash = asked.hash offset 0) m`.execute(db)
  return new Map(rows.map((row) => [keyOf(row.uscc, row.phone_hash), row]))
}

const keyOf = (uscc: string, hash: Buffer) => `${uscc} ${hash.toString('base64')}`
const same = (a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) => String(a) === String(b)

/** Cells left empty say nothing: they neither blank a date nor bring somebody back who has left. */
function changeOf(line: RollLine, found: Standing | undefined) {
  if (!found) return 'added'
  if (line.leftOn && found.left_on === null) return 'ended'
  const unchanged =
    line.nameBefore === line.name &&
    same(line.joinedOn ?? found.joined_on, found.joined_on) &&
    same(line.leftOn ?? found.left_on, found.left_on)
  return unchanged ? 'unchanged' : 'changed'
}
