import { newId } from '#kit/db/index.ts'
import type { ImportKind, ImportRow, Judged, Scope } from '#kit/imports/index.ts'
import { fenOfWan } from '#kit/money/index.ts'
import { textOf } from '#kit/spreadsheet/index.ts'
import { divisionTree, kilometresOutside } from '#modules/base/places/index.ts'
import { landStatuses, planStatuses, siteModes } from '../../contract.ts'
import { canPlan } from '../../policy.ts'
import { candidatesUnder, countyOfCodes } from '../../queries/candidates.ts'
import { changes } from '#kit/journal/index.ts'
import { SKETCH_KM, sameSite } from '../../rules/near.ts'
import { noNotes, reader, templateOf, type Notes } from './cells.ts'
import { undoRows, writeRows, type Filled, type Row } from './table.ts'

const columns = {
  code: { titles: ['编号', 'Code'], required: true, title: 'siting:candidates.code' },
  division: {
    titles: ['行政区划代码', '区划代码', 'Division code'],
    required: true,
    title: 'siting:candidates.divisionCode',
  },
  name: { titles: ['名称', 'Name'], required: true, title: 'siting:candidates.name' },
  lng: { titles: ['经度', 'Longitude'], required: true, title: 'siting:candidates.lng' },
  lat: { titles: ['纬度', 'Latitude'], required: true, title: 'siting:candidates.lat' },
  mode: { titles: ['建设方式', 'Mode'], required: true, title: 'siting:candidates.mode' },
  plan: {
    titles: ['国土空间规划', '规划', 'Territorial plan'],
    required: true,
    title: 'siting:candidates.planStatus',
  },
  land: { titles: ['用地', 'Land'], required: true, title: 'siting:candidates.landStatus' },
  cost: {
    titles: ['投资（万元）', '投资', 'Cost (10,000 yuan)'],
    required: true,
    title: 'siting:candidates.costWan',
  },
  area: {
    titles: ['面积（平方米）', '面积', 'Area (m²)'],
    required: true,
    title: 'siting:candidates.areaM2',
  },
  capacity: {
    titles: ['可服务职工', 'Workers it can serve'],
    required: false,
    title: 'siting:candidates.capacity',
  },
} as const
type Column = keyof typeof columns

const filled: Filled = {
  table: 'siting.candidate',
  key: ['code'],
  columns: [
    'division_code',
    'name',
    'lng',
    'lat',
    'mode',
    'plan_status',
    'land_status',
    'cost_fen',
    'area_m2',
    'capacity',
    'retired_at',
    'retired_reason',
  ],
}

/** Candidate sites from Excel: a code that is known changes that site, another adds one; leaving one out does nothing. P3 */
export const importCandidates: ImportKind<Column, Row> = {
  kind: 'siting.candidates',
  title: 'siting:candidates.title',
  columns,
  batch: 5_000, // sites are compared with those judged together
  may: (actor, { divisionCode }) => canPlan(actor, divisionCode),
  template: (t) => templateOf(t, t('siting:candidates.title'), columns),
  keyOf: ({ values }) => textOf(values.code) || null,
  judge,
  write: (scope, lines) => writeRows(filled, scope, lines),
  undo: (scope) => undoRows(filled, scope),
}

async function judge({ db, place, now }: Scope, rows: readonly ImportRow<Column>[]): Promise<Judged<Row>[]> {
  const tree = new Map((await divisionTree(db)).map((division) => [division.code, division]))
  const standing = await candidatesUnder(db, '')
  const known = new Map(standing.map((one) => [one.code, one]))
  const given = await countyOfCodes(db)
  const taken = [...standing]
  return rows.map(({ row, values, sameAs }): Judged<Row> => {
    const notes = noNotes()
    if (sameAs !== null) notes.problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
    const read = reader(columns, values, notes)
    const code = read.code('code', /^[\w\-.]{2,40}$/)
    const divisionCode = read.code('division', /^\d{6}$/)
    const data = {
      code,
      division_code: divisionCode,
      name: read.text('name'),
      lng: read.number('lng', -180, 180),
      lat: read.number('lat', -90, 90),
      mode: read.choice('mode', siteModes, (word) => `siting:mode.${word}`),
      plan_status: read.choice('plan', planStatuses, (word) => `siting:planStatus.${word}`),
      land_status: read.choice('land', landStatuses, (word) => `siting:landStatus.${word}`),
      cost_fen: fenOf(read.number('cost', 0.01, 1e8)),
      area_m2: whole(read.number('area', 1, 1_000_000)),
      capacity: whole(read.number('capacity', 1, 1e8, true)) ?? known.get(code)?.capacity ?? null,
    }
    if (!(given.get(code) ?? place.divisionCode).startsWith(place.divisionCode))
      read.wrong('code', 'codeElsewhere')
    const division = tree.get(divisionCode)
    if (divisionCode && !division) read.wrong('division', 'unknownDivision')
    else if (!divisionCode.startsWith(place.divisionCode)) read.wrong('division', 'notYours')
    else if (division?.level === 'province') read.wrong('division', 'notACounty')
    if (notes.problems.length === 0) standsWell(data as Site, division!.name, taken, notes)
    if (notes.problems.length > 0) return { row, problems: notes.problems }
    const found = known.get(code)
    taken.push({ ...(data as never as (typeof standing)[number]), code })
    const change = !found ? 'added' : changes(asRow(found), data) ? 'changed' : 'unchanged'
    const complete = found
      ? { id: found.id, created_at: now.toString() }
      : { id: newId(), created_at: now.toString() }
    return {
      row,
      change,
      data: { ...data, ...complete, retired_at: null, retired_reason: null, synthetic: false, version: 1 },
      ...(notes.warnings.length > 0 ? { warnings: notes.warnings } : {}),
    }
  })
}

type Site = { code: string; division_code: string; lng: number; lat: number }
type Taken = { code: string; name: string; lng: number; lat: number }

/** In its county, and not the same piece of land as another: of the list, or of an earlier row. */
function standsWell(
  { code, division_code, lng, lat }: Site,
  name: string,
  taken: readonly Taken[],
  notes: Notes,
) {
  const km = kilometresOutside(division_code, lng, lat)
  const outside = {
    column: columns.lng.title,
    key: 'siting:problem.outside',
    params: { name, km: Math.round((km ?? 0) * 10) / 10 },
  }
  if (km !== null && km > SKETCH_KM) notes.problems.push(outside)
  else if (km !== null && km > 0) notes.warnings.push(outside)
  const near = sameSite(taken, { lng, lat }, code)
  if (near)
    notes.problems.push({
      column: columns.lat.title,
      key: 'siting:problem.sameSite',
      params: { code: near.code, name: near.name },
    })
}

const fenOf = (wan: number | null) => (wan === null ? null : fenOfWan(wan))
const whole = (value: number | null) => (value === null ? null : Math.round(value))

const asRow = (one: Awaited<ReturnType<typeof candidatesUnder>>[number]) => ({
  code: one.code,
  division_code: one.divisionCode,
  name: one.name,
  lng: one.lng,
  lat: one.lat,
  mode: one.mode,
  plan_status: one.planStatus,
  land_status: one.landStatus,
  cost_fen: one.costFen,
  area_m2: one.areaM2,
  capacity: one.capacity,
})
