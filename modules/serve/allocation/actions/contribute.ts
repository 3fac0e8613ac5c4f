import { action } from '#kit/db/action.ts'
import { checkReveals, DrawError } from '#kit/draw/index.ts'
import { z } from 'zod'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canReveal } from '../policy.ts'
import { contributionsOf } from '../queries/draw.ts'
import { lockRound } from '../queries/rounds.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { openRound, stepOf } from './open-round.ts'

const Commitment = roundPath.extend({
  name: z.string().trim().min(1).max(100),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Enters what a contributor of randomness commits to, before the seal. @throws Problem `step-not-open` | `contributor-known` */
export const commitContribution = action(Commitment, async (scope, { name, commitment, ...ids }) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  if (open.round.state !== 'announced') throw errors.error('step-not-open')
  const known = await contributionsOf(tx, ids.palaceId, ids.roundId)
  if (known.some((one) => one.name === name && one.commitment === commitment)) return unchanged()
  await allocationDb(tx)
    .insertInto('allocation.contribution')
    .values({ palace_id: ids.palaceId, round_id: ids.roundId, name, commitment, committed_at: now })
    .execute()
  journal(stepOf(open, 'commitContribution', { name, commitment }))
})

const Secret = roundPath.extend({
  name: z.string().trim().min(1).max(100),
  secret: z.string().regex(/^([0-9a-f]{2}){16,64}$/),
})

/** Tells the secret behind a commitment, after the seal; once. @throws Problem `step-not-open` | `secret-differs` */
export const revealContribution = action(Secret, async ({ tx, now, allow, journal, unchanged }, input) => {
  const { palaceId, roundId, name, secret } = input
  allow(canReveal())
  const round = await lockRound(tx, palaceId, roundId)
  if (!round || round.state === 'draft') throw errors.error('round-not-found')
  if (round.state !== 'sealed') throw errors.error('step-not-open')
  const commitments = await contributionsOf(tx, palaceId, roundId)
  try {
    checkReveals(roundId, commitments, [{ name, secret }])
  } catch (error) {
    if (error instanceof DrawError) throw errors.error('secret-differs', { field: 'secret' })
    throw error
  }
  if (commitments.find((one) => one.name === name)?.secret === secret) return unchanged()
  await allocationDb(tx)
    .updateTable('allocation.contribution')
    .set({ secret, revealed_at: now })
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .where('name', '=', name)
    .execute()
  const { target } = await houseOf(tx, palaceId, now)
  journal({
    action: 'allocation.revealContribution',
    subject: { type: 'round', id: roundId },
    palaceId,
    divisionCode: target.divisionCode,
    after: { name, secret },
  })
})
