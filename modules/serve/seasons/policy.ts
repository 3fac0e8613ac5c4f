import { type Actor, allowed, type Decision, denied, holds, type Target } from '#kit/access/index.ts'
import { keepers, readers } from './contract/vocabulary.ts'

/** Draws up, announces, proposes, adjusts and publishes seasons of the palace. */
export const canKeepSeasons = (actor: Actor, palace: Target): Decision =>
  holds(actor, keepers, palace) ? allowed : denied('seasons:denied.keep')

/** Reads drafts, requests and plans of the palace's seasons. */
export const canReadSeasons = (actor: Actor, palace: Target): Decision =>
  holds(actor, readers, palace) ? allowed : denied('seasons:denied.read')

/** Asks for halls on the portal: whoever is signed in and acts for an organisation (checked where the unions are known). */
export const canAsk = (actor: Actor): Decision =>
  actor.personId === null && !actor.system ? denied('seasons:denied.signIn') : allowed

/** Changes, takes back and reads one's own request. */
export const canKeepRequest = (actor: Actor, { applicantId }: { applicantId: string | null }): Decision =>
  actor.personId !== null && actor.personId === applicantId ? allowed : denied('seasons:denied.notYours')

/** What goes on by itself once staff have asked for it: calculating and making series. */
export const canCarryOn = (actor: Actor): Decision =>
  actor.system ? allowed : denied('seasons:denied.clock')
