import { z } from 'zod'
import { verifyBeacon } from '#kit/draw/index.ts'
import type { ReadBeacon } from '#modules/serve/allocation/index.ts'

const Answer = z.object({ round: z.number(), signature: z.string() })
const PATIENCE_MS = 5_000

/**
 * Reads rounds of a beacon from one of its addresses, as drand serves them. Whoever answers there need not be trusted: the
 * signature is verified with the key in our code, and whatever is not genuine counts as no answer.
 */
export const beaconAt =
  (url: string): ReadBeacon =>
  async (named) => {
    const address = `${url.replace(/\/+$/, '')}/${named.chain}/public/${named.round}`
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' })
      const answer = Answer.safeParse(await response.json())
      const { round, signature } = answer.data ?? { round: 0, signature: '' }
      return round === named.round && verifyBeacon(named, signature) ? signature : null
    } catch {
      return null // not there yet, or not reachable: it is asked again, or typed in by hand
    }
  }
