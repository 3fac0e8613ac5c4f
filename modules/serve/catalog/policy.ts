import {
  allowed,
  denied,
  holds,
  type Actor,
  type Decision,
  type Role,
  type Target,
} from '#kit/access/index.ts'

const editors: readonly Role[] = ['programmer', 'hallManager', 'director']
const publishers: readonly Role[] = ['director', 'federationOfficer']
const readers: readonly Role[] = [...editors, 'federationOfficer', 'teacher', 'desk', 'auditor']

/** Writes, schedules, moves and cancels what the palace offers. */
export const canEdit = (actor: Actor, palace: Target): Decision =>
  holds(actor, editors, palace) ? allowed : denied('catalog:denied.edit')

/** Puts a programme before the public: somebody else than who wrote it, as a rule. */
export const canPublish = (actor: Actor, palace: Target): Decision =>
  holds(actor, publishers, palace) ? allowed : denied('catalog:denied.publish')

/** Cancels a programme: its palace, or the federation that answers for it. */
export const canCancel = (actor: Actor, palace: Target): Decision =>
  holds(actor, [...editors, 'federationOfficer'], palace) ? allowed : denied('catalog:denied.edit')

/** Sees drafts and the timetable. What is published everyone sees. */
export const canRead = (actor: Actor, palace: Target): Decision =>
  holds(actor, readers, palace) ? allowed : denied('catalog:denied.read')
