import type { ActionContext } from '#kit/db/action.ts'
import { readSeal } from '#kit/draw/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { beaconReader } from '../ports.ts'
import { drawOf } from '../queries/draw.ts'
import { drawSealedRound } from './draw-round.ts'

type Input = { palaceId: string; roundId: string; signature?: string | null }

/**
 * Draws a round, and reads the beacon's signature itself when the seal names one and none was given: between two tries, so that no
 * transaction waits for the network, and only for whoever may draw. P5.
 */
export async function drawWithBeacon(context: ActionContext, input: Input): Promise<void> {
  try {
    await drawSealedRound(context, input)
  } catch (error) {
    const wanting = error instanceof Problem && error.code === 'beacon-wrong' && !input.signature
    const signature = wanting ? await signatureFor(context, input) : null
    if (signature === null) throw error
    await drawSealedRound(context, { ...input, signature })
  }
}

async function signatureFor({ db }: ActionContext, { palaceId, roundId }: Input): Promise<string | null> {
  const draw = await drawOf(db, palaceId, roundId)
  const beacon = draw && readSeal(draw.seal).beacon
  return (beacon && (await beaconReader()?.(beacon))) ?? null
}
