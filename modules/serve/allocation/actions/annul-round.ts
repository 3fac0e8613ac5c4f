import { action } from '#kit/db/action.ts'
import { z } from 'zod'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { allocationDb } from '../schema/db.ts'
import { openSignUpAt } from '#modules/serve/catalog/index.ts'
import { coursesOf } from '../queries/rounds.ts'
import { openRound, stepOf } from './open-round.ts'
import { tellAnnulled } from './tell.ts'

/**
 * Annuls an announced round in the open, with the reason. What was sealed and drawn stays to be seen and is never drawn again; its sessions
 * may go into another round, or are first come from the time that was announced. Once places were confirmed it is too late. Again changes nothing.
 * @throws Problem `step-not-open`
 */
export const annulRound = action(
  roundPath.extend({ reason: z.string().trim().min(1).max(1000) }),
  async (scope, { reason, ...ids }) => {
    const { tx, now, journal, unchanged } = scope
    const open = await openRound(scope, ids)
    const { round } = open
    if (round.state === 'annulled') return unchanged()
    if (round.state === 'draft' || round.state === 'published') throw errors.error('step-not-open')
    const ofRound = { palace_id: round.palaceId, round_id: round.id }
    await allocationDb(tx)
      .updateTable('allocation.round')
      .set({ annulled_at: now, annul_reason: reason })
      .where('palace_id', '=', ofRound.palace_id)
      .where('id', '=', ofRound.round_id)
      .execute()
    await allocationDb(tx)
      .updateTable('allocation.course')
      .set({ void: true })
      .where('palace_id', '=', ofRound.palace_id)
      .where('round_id', '=', ofRound.round_id)
      .execute()
    await openSignUpAt(tx, await coursesOf(tx, round.palaceId, round.id), round.openAt, false)
    await tellAnnulled(scope, open, reason)
    journal(stepOf(open, 'annulRound', { reason }))
  },
)
