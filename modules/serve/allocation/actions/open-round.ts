import type { ActionScope } from '#kit/db/action.ts'
import type { RoundState } from '../contract/vocabulary.ts'
import { errors } from '../errors.ts'
import { canKeepRounds } from '../policy.ts'
import { lockRound, type RoundRecord } from '../queries/rounds.ts'
import { houseOf, type House } from './house.ts'

/** A round that staff are about to take a step with, locked. */
export type OpenRound = { round: RoundRecord; house: House }

/** Locks a round for whoever keeps it. @throws Problem `round-not-found` | `not-allowed` */
export async function openRound(
  { actor, tx, now, allow }: ActionScope,
  { palaceId, roundId }: { palaceId: string; roundId: string },
): Promise<OpenRound> {
  const house = await houseOf(tx, palaceId, now)
  allow(canKeepRounds(actor, house.target))
  const round = await lockRound(tx, palaceId, roundId)
  if (!round) throw errors.error('round-not-found')
  return { round, house }
}

/** @throws Problem `step-not-open` unless the round is in this state */
export function assertState({ state }: RoundRecord, wanted: RoundState): void {
  if (state !== wanted) throw errors.error('step-not-open')
}

/** The journal entry of a step of a round. */
export const stepOf = (
  { round, house }: { round: Pick<RoundRecord, 'id' | 'palaceId'>; house: House },
  name: string,
  after?: Record<string, unknown>,
) => ({
  action: `allocation.${name}`,
  subject: { type: 'round', id: round.id },
  palaceId: round.palaceId,
  divisionCode: house.target.divisionCode,
  ...(after ? { after } : {}),
})
