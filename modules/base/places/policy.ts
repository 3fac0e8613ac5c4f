import {
  allowed,
  denied,
  holds,
  holdsAnywhere,
  type Actor,
  type Decision,
  type Role,
  type Target,
} from '#kit/access/index.ts'

const overseers: readonly Role[] = ['federationOfficer', 'systemAdministrator']

/** Enters a new palace into the register: the federation over its division. */
export const canRecordPalace = (actor: Actor, division: Target): Decision =>
  holds(actor, overseers, division) ? allowed : denied('places:denied.record')

/** Changes what is written about a palace. */
export const canEditPalace = (actor: Actor, palace: Target): Decision =>
  holds(actor, ['director', ...overseers], palace) ? allowed : denied('places:denied.edit')

/** Keeps the house: hours, closures, counters, spaces, pictures. */
export const canKeepHouse = (actor: Actor, palace: Target): Decision =>
  holds(actor, ['hallManager', 'director', ...overseers], palace) ? allowed : denied('places:denied.keep')

/** Says which shared palace serves a division (P1): an officer of the level above, or a system administrator. */
export const canSetCoverage = (actor: Actor, division: Target): Decision =>
  holds(actor, overseers, division) ? allowed : denied('places:denied.coverage')

export const registerReaders: readonly Role[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
  'federationOfficer',
  'director',
  'programmer',
  'hallManager',
  'desk',
  'teacher',
]

/** Sees the register; it is then narrowed to the actor's part of the tree. */
export const canSeeRegister = (actor: Actor): Decision =>
  holdsAnywhere(actor, registerReaders) ? allowed : denied('places:denied.register')
