import type { ImportKind, ImportRow, Judged, RowProblem, Scope } from '#kit/imports/index.ts'
import { textOf } from '#kit/spreadsheet/index.ts'
import { divisionTree } from '#modules/base/places/index.ts'
import { canPlan } from '../../policy.ts'
import { candidatesUnder, townshipsUnder, travelTimesUnder } from '../../queries/candidates.ts'
import { brokenTriangles, type Measured } from '../../rules/matrix.ts'
import { noNotes, reader, templateOf } from './cells.ts'
import { undoRows, writeRows, type Filled, type Row } from './table.ts'

const columns = {
  from: { titles: ['出发地代码', '出发地', 'From'], required: true, title: 'siting:travel.from' },
  to: { titles: ['备选点编号', '备选点', 'To'], required: true, title: 'siting:travel.to' },
  minutes: { titles: ['分钟', '时间（分钟）', 'Minutes'], required: true, title: 'siting:travel.minutes' },
} as const
type Column = keyof typeof columns

const filled: Filled = {
  table: 'siting.travel_time',
  key: ['origin', 'candidate_code'],
  columns: ['minutes'],
}

/** The direct way may take this much longer than a way through another place before it is called a mistake. */
const BADLY = 2
const SHOWN = 20

/**
 * Travel times from Excel. Pairs that are missing stay estimated and are counted; where the times contradict each other
 * badly, the worst rows are named before anybody confirms. Nothing is mended. P3
 */
export const importTravel: ImportKind<Column, Row> = {
  kind: 'siting.travel',
  title: 'siting:imports.travel',
  columns,
  batch: 100_000, // contradictions are found only over the whole matrix
  may: (actor, { divisionCode }) => canPlan(actor, divisionCode),
  template: (t) => templateOf(t, t('siting:imports.travel'), columns),
  keyOf: ({ values }) => `${textOf(values.from)} ${textOf(values.to)}`.trim() || null,
  judge,
  write: (scope, lines) => writeRows(filled, scope, lines),
  undo: (scope) => undoRows(filled, scope),
}

async function judge({ db, place }: Scope, rows: readonly ImportRow<Column>[]): Promise<Judged<Row>[]> {
  const scope = place.divisionCode
  const counties = (await divisionTree(db)).filter(({ level }) => level === 'county')
  const origins = new Set([
    ...counties.map(({ code }) => code),
    ...(await townshipsUnder(db, '')).map(({ code }) => code),
  ])
  const sites = new Set((await candidatesUnder(db, scope)).map(({ code }) => code))
  const standing = await travelTimesUnder(db, scope)
  const known = new Map(standing.map((one) => [`${one.from} ${one.to}`, one]))
  const judged = rows.map(({ row, values, sameAs }): Judged<Row> => {
    const notes = noNotes()
    if (sameAs !== null) notes.problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
    const read = reader(columns, values, notes)
    const origin = read.code('from', /^\d{6}(\d{3})?$/)
    const candidate_code = read.code('to', /^[\w\-.]{2,40}$/)
    const minutes = read.number('minutes', 0, 1_440)
    if (origin && !origins.has(origin)) read.wrong('from', 'unknownPlace', { text: origin })
    if (candidate_code && !sites.has(candidate_code))
      read.wrong('to', 'unknownSite', { text: candidate_code })
    if (notes.problems.length > 0) return { row, problems: notes.problems }
    const found = known.get(`${origin} ${candidate_code}`)
    const data = { origin, candidate_code, minutes: Math.fround(minutes!), version: 1 }
    const change = !found ? 'added' : found.minutes === data.minutes ? 'unchanged' : 'changed'
    return { row, change, data }
  })
  return warned(judged, standing)
}

/** What the whole matrix would be, looked at once: contradictions beside their rows, missing pairs beside the first. */
function warned(judged: readonly Judged<Row>[], standing: readonly Measured[]): Judged<Row>[] {
  const whole = new Map(standing.map((one) => [`${one.from} ${one.to}`, one]))
  const rowOf = new Map<string, number>()
  for (const { row, data } of judged) {
    if (!data) continue
    const [from, to, minutes] = [String(data.origin), String(data.candidate_code), Number(data.minutes)]
    whole.set(`${from} ${to}`, { from, to, minutes })
    rowOf.set(`${from} ${to}`, row)
  }
  const pairs = [...whole.values()]
  const full = new Set(pairs.map(({ from }) => from)).size * new Set(pairs.map(({ to }) => to)).size
  const broken = new Map(
    brokenTriangles(pairs, BADLY, SHOWN).map((one) => [rowOf.get(`${one.from} ${one.to}`), one]),
  )
  let first = full > pairs.length
  return judged.map((one) => {
    if (!one.data) return one
    const warnings: RowProblem[] = []
    if (first) warnings.push({ key: 'siting:problem.pairsMissing', params: { missing: full - pairs.length } })
    first = false
    const found = broken.get(one.row)
    if (found)
      warnings.push({
        column: columns.minutes.title,
        key: 'siting:problem.triangle',
        params: {
          from: found.from,
          to: found.to,
          via: found.via,
          through: found.through,
          minutes: Math.round(found.minutes),
          detour: Math.round(found.detour),
        },
      })
    return warnings.length > 0 ? { ...one, warnings } : one
  })
}
