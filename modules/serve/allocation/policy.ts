import { type Actor, allowed, type Decision, denied, holds, type Target } from '#kit/access/index.ts'
import { keepers, readers } from './contract/vocabulary.ts'

/** Draws up, announces, seals, draws, publishes and annuls rounds of the palace. */
export const canKeepRounds = (actor: Actor, palace: Target): Decision =>
  holds(actor, keepers, palace) ? allowed : denied('allocation:denied.keep')

/** Reads drafts and lists of the palace's rounds. */
export const canReadRounds = (actor: Actor, palace: Target): Decision =>
  holds(actor, readers, palace) ? allowed : denied('allocation:denied.read')

/** Applies for oneself and one's children. */
export function canApply(
  actor: Actor,
  people: readonly ({ personId: string; guardianId: string | null } | undefined)[],
): Decision {
  if (actor.personId === null) return denied('allocation:denied.signIn')
  const own = people.every(
    (one) => one && (one.personId === actor.personId || one.guardianId === actor.personId),
  )
  return own ? allowed : denied('allocation:denied.notYours')
}

/** Reads, changes and takes back one's own application, and answers for what it won. */
export const canAnswer = (actor: Actor): Decision =>
  actor.personId === null ? denied('allocation:denied.signIn') : allowed

/** Whoever knows a secret may tell it: it shows itself by its hash. */
export const canReveal = (): Decision => allowed

/** By the clock alone. */
export const canPassOn = (actor: Actor): Decision =>
  actor.system ? allowed : denied('allocation:denied.clock')
