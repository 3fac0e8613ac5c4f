import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import type { Db } from '#kit/db/index.ts'
import { divisionByCode } from '#modules/base/places/index.ts'
import { SetOverride, WithdrawOverride } from '../contract/venue.ts'
import { errors } from '../errors.ts'
import { canOverride } from '../policy.ts'
import { standingVenues } from '../queries/standing.ts'
import { assessmentDb } from '../schema/db.ts'
import { aboutVenue, lockVenue } from './lock-venue.ts'
import { tellDifferences } from './tell-differences.ts'

const Venue = z.object({ venueId: z.uuid() })

/** The prefix of what lies above a division: who holds it stands above the division itself. */
export async function scopeAbove(db: Db, divisionCode: string): Promise<string> {
  const division = await divisionByCode(db, divisionCode)
  const parent = division?.parentCode ? await divisionByCode(db, division.parentCode) : null
  return parent?.scope ?? ''
}

/**
 * Decides otherwise than the rules, for a reason that stays to be read with the name of who did. What the rules say stays
 * beside it, and is judged on. P2.
 * @throws Problem `venue-not-found` | `already-overridden` | `same-decision` | `not-allowed`
 */
export const setOverride = action(
  SetOverride.extend(Venue.shape),
  async ({ tx, actor, now, allow, journal, later }, { venueId, decision, reason }) => {
    const venue = await lockVenue(tx, venueId)
    allow(canOverride(actor, await scopeAbove(tx, venue.division_code)))
    const [standing] = await standingVenues(tx, { ids: [venueId] })
    const byRules = standing!.assessment?.outcome.decision ?? null
    if (byRules === decision) throw errors.error('same-decision', { field: 'decision' })
    const id = newId()
    await assessmentDb(tx)
      .insertInto('assessment.override')
      .values({
        id,
        venue_id: venueId,
        decision,
        reason,
        overridden_by: actor.personId!,
        overridden_at: now,
      })
      .execute()
    await tellDifferences(tx, { actor, later, now }, [
      { id, house: standing!, before: byRules, after: decision, what: 'overridden', reason },
    ])
    journal({
      action: 'assessment.setOverride',
      ...aboutVenue(venue),
      before: { decision: byRules },
      after: { decision, reason },
    })
  },
)

/** Takes an official's decision back, so that the rules' holds again; both stay on record. @throws Problem `not-overridden` */
export const withdrawOverride = action(
  WithdrawOverride.extend(Venue.shape),
  async ({ tx, actor, now, allow, journal, later }, { venueId, reason }) => {
    const venue = await lockVenue(tx, venueId)
    allow(canOverride(actor, await scopeAbove(tx, venue.division_code)))
    const taken = await assessmentDb(tx)
      .updateTable('assessment.override')
      .set({ withdrawn_by: actor.personId!, withdrawn_at: now, withdrawal_reason: reason })
      .where('venue_id', '=', venueId)
      .where('withdrawn_at', 'is', null)
      .returning(['id', 'decision'])
      .executeTakeFirst()
    if (!taken) throw errors.error('not-overridden')
    const [standing] = await standingVenues(tx, { ids: [venueId] })
    await tellDifferences(tx, { actor, later, now }, [
      {
        id: `${taken.id}:withdrawn`,
        house: standing!,
        before: taken.decision,
        after: standing!.assessment?.outcome.decision ?? null,
        what: 'withdrawn',
        reason,
      },
    ])
    journal({
      action: 'assessment.withdrawOverride',
      ...aboutVenue(venue),
      before: { decision: taken.decision },
      after: { reason },
    })
  },
)
