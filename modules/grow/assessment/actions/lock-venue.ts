import type { Db } from '#kit/db/index.ts'
import { errors } from '../errors.ts'
import { assessmentDb } from '../schema/db.ts'

/** A venue as it stands, locked until the transaction ends. @throws Problem `venue-not-found` */
export async function lockVenue(tx: Db, venueId: string) {
  const row = await assessmentDb(tx)
    .selectFrom('assessment.venue')
    .selectAll()
    .where('id', '=', venueId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw errors.error('venue-not-found')
  return row
}

/** What the journal calls it. */
export const aboutVenue = (venue: { id: string; division_code: string; palace_id: string | null }) => ({
  subject: { type: 'venue', id: venue.id },
  divisionCode: venue.division_code,
  palaceId: venue.palace_id,
})
