import { action } from '#kit/db/action.ts'
import { Acknowledge } from '../contract/venue.ts'
import { canAcknowledge } from '../policy.ts'
import { assessmentDb } from '../schema/db.ts'

/** Takes note of decisions that came out otherwise; noting them again changes nothing. @throws Problem `not-allowed` */
export const acknowledge = action(
  Acknowledge,
  async ({ tx, actor, now, allow, journal, unchanged }, { differences }) => {
    const open = await assessmentDb(tx)
      .selectFrom('assessment.difference as difference')
      .innerJoin('assessment.venue as venue', 'venue.id', 'difference.venue_id')
      .select(['difference.id', 'venue.division_code as divisionCode'])
      .where('difference.id', 'in', differences)
      .where('difference.acknowledged_at', 'is', null)
      .orderBy('difference.id')
      .forUpdate('difference')
      .execute()
    const places = [...new Set(open.map(({ divisionCode }) => divisionCode))]
    allow(canAcknowledge(actor, places))
    if (open.length === 0) {
      unchanged()
      return { acknowledged: 0 }
    }
    await assessmentDb(tx)
      .updateTable('assessment.difference')
      .set({ acknowledged_by: actor.personId!, acknowledged_at: now })
      .where(
        'id',
        'in',
        open.map(({ id }) => id),
      )
      .execute()
    for (const divisionCode of places)
      journal({
        action: 'assessment.acknowledge',
        subject: { type: 'assessment', id: divisionCode },
        divisionCode,
        after: { differences: open.filter((one) => one.divisionCode === divisionCode).map(({ id }) => id) },
      })
    return { acknowledged: open.length }
  },
)
