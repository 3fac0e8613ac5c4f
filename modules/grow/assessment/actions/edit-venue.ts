import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { changes } from '#kit/journal/index.ts'
import { EditVenue, RemoveVenue } from '../contract/venue.ts'
import { errors } from '../errors.ts'
import { canKeepVenues } from '../policy.ts'

import { assessmentDb } from '../schema/db.ts'
import { assessVenues } from './assess.ts'
import { aboutVenue, lockVenue } from './lock-venue.ts'
import { mustBePlausible, venueColumns } from './venue-columns.ts'

const Venue = z.object({ venueId: z.uuid() })

/**
 * Changes what is written about a venue, and judges it anew. Whoever saves over a newer version is told, and nothing is lost.
 * @throws Problem `venue-not-found` | `changed-meanwhile` | `none-has-no-facts` | as `recordVenue`
 */
export const editVenue = action(
  EditVenue.extend(Venue.shape),
  async ({ tx, actor, now, allow, journal, later, unchanged }, { venueId, version, text }) => {
    const venue = await lockVenue(tx, venueId)
    allow(canKeepVenues(actor, venue.division_code))
    if (venue.version !== version) throw requestErrors.error('changed-meanwhile')
    if (!venue.present) throw errors.error('none-has-no-facts')
    await mustBePlausible(tx, venue.division_code, text, now)
    const columns = venueColumns(text)
    const changed = changes(venue, columns)
    if (!changed) {
      unchanged()
      return { version }
    }
    await assessmentDb(tx)
      .updateTable('assessment.venue')
      .set({ ...columns, version: version + 1, updated_at: now })
      .where('id', '=', venueId)
      .execute()
    await assessVenues({ tx, now, ids: [venueId], cause: 'edited', told: { actor, later } })
    journal({ action: 'assessment.editVenue', ...aboutVenue(venue), ...changed })
    return { version: version + 1 }
  },
)

/**
 * Takes a venue off the register: entered by mistake, demolished, given up; or takes back that there is none.
 * What was decided about it stays on record. @throws Problem `venue-not-found` | `changed-meanwhile` | `not-allowed`
 */
export const removeVenue = action(
  RemoveVenue.extend(Venue.shape),
  async ({ tx, actor, now, allow, journal }, { venueId, version, reason }) => {
    const venue = await lockVenue(tx, venueId)
    allow(canKeepVenues(actor, venue.division_code))
    if (venue.version !== version) throw requestErrors.error('changed-meanwhile')
    await assessmentDb(tx)
      .updateTable('assessment.venue')
      .set({ removed_at: now, version: version + 1, updated_at: now })
      .where('id', '=', venueId)
      .execute()
    journal({ action: 'assessment.removeVenue', ...aboutVenue(venue), after: { name: venue.name, reason } })
  },
)
