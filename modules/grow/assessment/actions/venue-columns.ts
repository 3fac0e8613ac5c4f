import type { Db } from '#kit/db/index.ts'
import { divisionByCode, kilometresOutside, palaceById } from '#modules/base/places/index.ts'
import type { VenueText } from '../contract/venue.ts'
import { errors } from '../errors.ts'
import { SKETCH_KM } from '../rules/plausible.ts'

/** A venue's text as its columns. */
export const venueColumns = (text: VenueText) => ({
  palace_id: text.palaceId,
  name: text.name,
  address: text.address,
  lng: text.lng,
  lat: text.lat,
  floor_m2: text.floorM2,
  built_year: text.builtYear,
  renovated_year: text.renovatedYear,
  functions: text.functions,
  unknown_rooms: text.unknownRooms,
  condition: text.condition,
  independent_title: text.independentTitle,
  operating_right: text.operatingRight,
  expansion_m2: text.expansionM2,
  seats: text.seats,
  compact: text.compact,
  cost_fen: text.costFen,
  facts_on: Temporal.PlainDate.from(text.factsOn),
  source: text.source,
  source_url: text.sourceUrl,
  note: text.note,
})

/** A statement that there is no venue needs a name in the register all the same. */
export const NO_VENUE = '—'

/** Today where venues stand. */
export const today = (now: Temporal.Instant) => now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()

/**
 * What the form cannot know: days to come, a house elsewhere, a palace of another division.
 * @throws Problem `year-in-the-future` | `facts-in-the-future` | `outside-division` | `palace-elsewhere` | `division-not-found`
 */
export async function mustBePlausible(
  tx: Db,
  divisionCode: string,
  text: Pick<VenueText, 'factsOn'> & Partial<VenueText>,
  now: Temporal.Instant,
): Promise<void> {
  const division = await divisionByCode(tx, divisionCode)
  if (!division || division.level === 'province')
    throw errors.error('division-not-found', { field: 'divisionCode' })
  const day = today(now)
  if (Temporal.PlainDate.compare(text.factsOn, day) > 0)
    throw errors.error('facts-in-the-future', { field: 'factsOn' })
  for (const field of ['builtYear', 'renovatedYear'] as const)
    if ((text[field] ?? 0) > day.year) throw errors.error('year-in-the-future', { field })
  if (text.lng != null && text.lat != null) {
    const km = kilometresOutside(divisionCode, text.lng, text.lat) ?? 0
    if (km > SKETCH_KM)
      throw errors.error('outside-division', {
        field: 'lat',
        params: { km: Math.round(km), name: division.name },
      })
  }
  if (text.palaceId) {
    const palace = await palaceById(tx, text.palaceId)
    if (!palace?.divisionCode.startsWith(division.scope))
      throw errors.error('palace-elsewhere', { field: 'palaceId' })
  }
}
