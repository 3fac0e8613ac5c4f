import type { ImportRow, Judged, RowProblem, Scope } from '#kit/imports/index.ts'
import { divisionTree, kilometresOutside } from '#modules/base/places/index.ts'
import { VenueText } from '../../contract/venue.ts'
import { standingVenues, textOf, type Standing } from '../../queries/standing.ts'
import { SKETCH_KM } from '../../rules/plausible.ts'
import { today } from '../venue-columns.ts'
import { type ReadVenue, readRow, wrong } from './read-row.ts'
import type { SheetColumn } from './sheet-columns.ts'

/** A row that can be written: a new venue, or what one is to be. */
export type VenueLine = { divisionCode: string; standing: Standing | null; text: VenueText }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Says what each row of a batch would do: two queries, whatever the number of rows. */
export async function judgeVenues(
  { db, place, now }: Scope,
  rows: readonly ImportRow<SheetColumn>[],
): Promise<Judged<VenueLine>[]> {
  const [tree, venues] = await Promise.all([
    divisionTree(db),
    standingVenues(db, { prefix: place.divisionCode }),
  ])
  const divisions = new Map(tree.map((division) => [division.code, division]))
  const byDivision = Map.groupBy(venues, ({ divisionCode }) => divisionCode)
  const day = today(now)
  return rows.map(({ row, values, sameAs }): Judged<VenueLine> => {
    const read = readRow(values, sameAs)
    const { divisionCode, said, problems } = read
    const division = divisions.get(divisionCode)
    const here = byDivision.get(divisionCode) ?? []
    if (!division || division.level === 'province')
      problems.push(wrong('division', 'unknownDivision', { code: divisionCode }))
    else if (!divisionCode.startsWith(place.divisionCode))
      problems.push(wrong('division', 'notYours', { name: division.name }))
    if (here.some(({ present }) => !present)) problems.push(wrong('division', 'statesNone'))
    const standing = here.find(({ present, name }) => present && name === said.name) ?? null
    const before = standing && textOf(standing)
    const merged = VenueText.safeParse({ ...before, ...said })
    if (merged.success) problems.push(...implausible(merged.data, read, division?.name ?? '', day))
    if (problems.length > 0 || !merged.success)
      return { row, problems: problems.length > 0 ? problems : [wrong('name', 'unreadable')] }
    const others = here.filter(({ present, name }) => present && name !== said.name)
    const data = { divisionCode, standing, text: merged.data }
    if (!standing)
      return {
        row,
        data,
        change: 'added',
        ...(others.length > 0 && { warnings: [wrong('name', 'another', { name: others[0]!.name })] }),
      }
    return { row, data, change: same(before, merged.data) ? 'unchanged' : 'changed' }
  })
}

/** What the facts say together, and of the day and place. */
function implausible(
  text: VenueText,
  { divisionCode }: ReadVenue,
  name: string,
  day: Temporal.PlainDate,
): RowProblem[] {
  const problems: RowProblem[] = []
  const { builtYear, renovatedYear, lng, lat } = text
  if (Temporal.PlainDate.compare(text.factsOn, day) > 0) problems.push(wrong('factsOn', 'inTheFuture'))
  for (const column of ['builtYear', 'renovatedYear'] as const)
    if ((text[column] ?? 0) > day.year) problems.push(wrong(column, 'inTheFuture'))
  if (builtYear !== null && renovatedYear !== null && renovatedYear < builtYear)
    problems.push(wrong('renovatedYear', 'beforeBuilt', { year: builtYear }))
  if ((lng === null) !== (lat === null)) problems.push(wrong(lng === null ? 'lng' : 'lat', 'oneCoordinate'))
  else if (lng !== null && lat !== null) {
    const km = kilometresOutside(divisionCode, lng, lat) ?? 0
    if (km > SKETCH_KM) problems.push(wrong('lat', 'outside', { name, km: Math.round(km) }))
  }
  return problems
}
