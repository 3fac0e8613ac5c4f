import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { RecordVenue, StateNone } from '../contract/venue.ts'
import { canKeepVenues } from '../policy.ts'
import { assessmentDb } from '../schema/db.ts'
import { assessVenues } from './assess.ts'
import { aboutVenue } from './lock-venue.ts'
import { mustBePlausible, NO_VENUE, venueColumns } from './venue-columns.ts'

/**
 * Records an existing venue with what is known of it, and judges it at once. P2.
 * @throws Problem `division-not-found` | `name-taken` | `venues-or-none` | `outside-division` | `palace-elsewhere` |
 * `year-in-the-future` | `facts-in-the-future` | `not-allowed`
 */
export const recordVenue = action(
  RecordVenue,
  async ({ tx, actor, now, allow, journal }, { divisionCode, ...text }) => {
    allow(canKeepVenues(actor, divisionCode))
    await mustBePlausible(tx, divisionCode, text, now)
    const id = newId()
    const columns = { division_code: divisionCode, ...venueColumns(text) }
    await assessmentDb(tx)
      .insertInto('assessment.venue')
      .values({ id, ...columns, created_at: now, updated_at: now })
      .execute()
    await assessVenues({ tx, now, ids: [id], cause: 'recorded' })
    journal({ action: 'assessment.recordVenue', ...aboutVenue({ id, ...columns }), after: columns })
    return { venueId: id }
  },
)

/**
 * States that a division has no venue: from this, and not from silence, it follows that one is to be built. P2.
 * @throws Problem `division-not-found` | `venues-or-none` | `facts-in-the-future` | `not-allowed`
 */
export const stateNone = action(StateNone, async ({ tx, actor, now, allow, journal }, text) => {
  const { divisionCode, factsOn, source, note } = text
  allow(canKeepVenues(actor, divisionCode))
  await mustBePlausible(tx, divisionCode, text, now)
  const id = newId()
  const columns = { division_code: divisionCode, source, note, facts_on: Temporal.PlainDate.from(factsOn) }
  await assessmentDb(tx)
    .insertInto('assessment.venue')
    .values({ id, ...columns, name: NO_VENUE, present: false, created_at: now, updated_at: now })
    .execute()
  await assessVenues({ tx, now, ids: [id], cause: 'recorded' })
  journal({
    action: 'assessment.stateNone',
    ...aboutVenue({ id, division_code: divisionCode, palace_id: null }),
    after: columns,
  })
  return { venueId: id }
})
