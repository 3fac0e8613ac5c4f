import { type Decision, scopesOf } from '#kit/access/index.ts'
import { refusal } from '#kit/db/action.ts'
import type { AppContext } from '#kit/http/context.ts'
import { canReadVenues, venueReaders } from '../policy.ts'

type Lies = { divisionCode: string; palaceId: string | null }

/** Which venues the reader sees: their own part of the tree, and their own house. @throws Problem `sign-in-needed` | `not-allowed` */
export function sightOf({ var: { actor } }: AppContext): (venue: Lies) => boolean {
  const seen = canReadVenues(actor)
  if (!seen.allowed) throw refusal(actor, seen.reason)
  const { prefixes, palaceIds } = scopesOf(actor, venueReaders)
  return ({ divisionCode, palaceId }) =>
    prefixes.some((prefix) => divisionCode.startsWith(prefix)) ||
    (palaceId !== null && palaceIds.includes(palaceId))
}

/** A decision for the screen: a disabled button says why. */
export const presentMay = (c: AppContext, decision: Decision) => ({
  allowed: decision.allowed,
  why: decision.allowed ? null : c.var.t.byKey(decision.reason),
})
