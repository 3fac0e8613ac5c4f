import { newId } from '#kit/db/id.ts'
import type { Db } from '#kit/db/index.ts'
import type { z } from 'zod'
import { VenueText } from '../contract/venue.ts'
import { assessmentDb } from '../schema/db.ts'
import { assessVenues } from './assess.ts'
import { NO_VENUE, venueColumns } from './venue-columns.ts'

/** A venue as plain data; without a name and `present: false` it states that there is none. */
export type PlainVenue = Partial<z.input<typeof VenueText>> &
  Pick<z.input<typeof VenueText>, 'factsOn' | 'source'> & {
    divisionCode: string
    present?: boolean
    synthetic?: boolean
  }

const BATCH = 500

/** For demonstration data: many venues at once, judged by the standards of the day. Ids in their order. */
export async function insertVenues(
  tx: Db,
  venues: readonly PlainVenue[],
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = venues.map(({ divisionCode, present = true, synthetic = false, ...text }) => ({
    id: newId(),
    division_code: divisionCode,
    present,
    synthetic,
    ...venueColumns(VenueText.parse({ ...text, name: present ? text.name : NO_VENUE.repeat(2) })),
    ...(!present && { name: NO_VENUE }),
    created_at: now,
    updated_at: now,
  }))
  for (let at = 0; at < rows.length; at += BATCH)
    await assessmentDb(tx)
      .insertInto('assessment.venue')
      .values(rows.slice(at, at + BATCH))
      .execute()
  const ids = rows.map(({ id }) => id)
  await assessVenues({ tx, now, ids, cause: 'recorded' })
  return ids
}
