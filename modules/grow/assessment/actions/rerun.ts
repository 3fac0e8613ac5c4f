import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { Rerun } from '../contract/venue.ts'
import { canKeepVenues, canRerun } from '../policy.ts'
import { assessmentDb } from '../schema/db.ts'
import { assessVenues } from './assess.ts'
import { aboutVenue, lockVenue } from './lock-venue.ts'

/**
 * Judges every venue of a part of the tree anew, after standards or populations changed or a year went by. Says how many
 * were judged and how many came out otherwise; asked again, nothing changes. P2. @throws Problem `not-allowed`
 */
export const rerun = action(
  Rerun,
  async ({ tx, actor, now, allow, journal, later, unchanged }, { division }) => {
    allow(canRerun(actor, division))
    const venues = await assessmentDb(tx)
      .selectFrom('assessment.venue')
      .select('id')
      .where('removed_at', 'is', null)
      .where('division_code', 'like', `${division}%`)
      .orderBy('id')
      .forUpdate()
      .execute()
    const done = await assessVenues({
      tx,
      now,
      ids: venues.map(({ id }) => id),
      cause: 'rerun',
      told: { actor, later },
    })
    if (done.assessed === 0) unchanged()
    else
      journal({
        action: 'assessment.rerun',
        subject: { type: 'assessment', id: division || '0' },
        divisionCode: division || null,
        after: done,
      })
    return done
  },
)

/** Judges one venue now. @throws Problem `venue-not-found` | `not-allowed` */
export const assessVenue = action(
  z.object({ venueId: z.uuid() }),
  async ({ tx, actor, now, allow, journal, later, unchanged }, { venueId }) => {
    const venue = await lockVenue(tx, venueId)
    allow(canKeepVenues(actor, venue.division_code))
    const done = await assessVenues({ tx, now, ids: [venueId], cause: 'asked', told: { actor, later } })
    if (done.assessed === 0) unchanged()
    else journal({ action: 'assessment.assessVenue', ...aboutVenue(venue), after: done })
    return done
  },
)
