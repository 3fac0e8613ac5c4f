import type { ImportKind, Judged } from '#kit/imports/index.ts'
import { textOf } from '#kit/spreadsheet/index.ts'
import { divisionTree, kilometresOutside } from '#modules/base/places/index.ts'
import { canPlan } from '../../policy.ts'
import { townshipsUnder } from '../../queries/candidates.ts'
import { changes } from '#kit/journal/index.ts'
import { SKETCH_KM } from '../../rules/near.ts'
import { noNotes, reader, templateOf } from './cells.ts'
import { undoRows, writeRows, type Filled, type Row } from './table.ts'

const columns = {
  code: { titles: ['乡镇代码', '街道代码', 'Township code'], required: true, title: 'siting:township.code' },
  name: { titles: ['名称', '乡镇', 'Name'], required: true, title: 'siting:candidates.name' },
  lng: { titles: ['经度', 'Longitude'], required: true, title: 'siting:candidates.lng' },
  lat: { titles: ['纬度', 'Latitude'], required: true, title: 'siting:candidates.lat' },
  workers: { titles: ['职工人数', '职工', 'Workers'], required: true, title: 'siting:township.workers' },
} as const
type Column = keyof typeof columns

const filled: Filled = {
  table: 'siting.township',
  key: ['code'],
  columns: ['division_code', 'name', 'lng', 'lat', 'workers'],
}

/** Townships from Excel; one without workers or a place is told, never guessed. P3 */
export const importTownships: ImportKind<Column, Row> = {
  kind: 'siting.townships',
  title: 'siting:imports.townships',
  columns,
  batch: 5_000,
  may: (actor, { divisionCode }) => canPlan(actor, divisionCode),
  template: (t) => templateOf(t, t('siting:imports.townships'), columns),
  keyOf: ({ values }) => textOf(values.code) || null,
  judge: async ({ db, place }, rows) => {
    const counties = new Map(
      (await divisionTree(db)).filter(({ level }) => level === 'county').map((one) => [one.code, one]),
    )
    const known = new Map((await townshipsUnder(db, place.divisionCode)).map((one) => [one.code, one]))
    return rows.map(({ row, values, sameAs }): Judged<Row> => {
      const notes = noNotes()
      if (sameAs !== null) notes.problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
      const read = reader(columns, values, notes)
      const code = read.code('code', /^\d{9}$/)
      const division_code = code.slice(0, 6)
      const county = counties.get(division_code)
      const [lng, lat] = [read.number('lng', -180, 180), read.number('lat', -90, 90)]
      const workers = read.number('workers', 1, 1e8)
      const name = read.text('name')
      if (/^\d{9}$/.test(code) && !county) read.wrong('code', 'unknownDivision')
      else if (county && !code.startsWith(place.divisionCode)) read.wrong('code', 'notYours')
      const km = county && lng !== null && lat !== null ? kilometresOutside(division_code, lng, lat) : null
      if (km !== null && km > SKETCH_KM)
        read.wrong('lng', 'outside', { name: county!.name, km: Math.round(km) })
      if (notes.problems.length > 0) return { row, problems: notes.problems }
      const data = { code, division_code, name, lng, lat, workers: Math.round(workers!) }
      const found = known.get(code)
      const before = found && {
        ...data,
        name: found.name,
        lng: found.lng,
        lat: found.lat,
        workers: found.workers,
      }
      const change = !before ? 'added' : changes(before, data) ? 'changed' : 'unchanged'
      return { row, change, data: { ...data, version: 1 } }
    })
  },
  write: (scope, lines) => writeRows(filled, scope, lines),
  undo: (scope) => undoRows(filled, scope),
}
