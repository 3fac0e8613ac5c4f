import {
  type Actor,
  allowed,
  type Decision,
  denied,
  holds,
  type Role,
  type Target,
} from '#kit/access/index.ts'
import type { Kind } from './contract/vocabulary.ts'

const desk: readonly Role[] = ['desk', 'teacher', 'programmer', 'hallManager', 'director']
const keepers: readonly Role[] = ['programmer', 'hallManager', 'director']
const rulers: readonly Role[] = ['hallManager', 'director']

const staff =
  (roles: readonly Role[], reason: string) =>
  (actor: Actor, palace: Target): Decision =>
    holds(actor, roles, palace) ? allowed : denied(reason)

/** Books for oneself, or for the workplace union that one belongs to. */
export const canBook = (actor: Actor): Decision =>
  actor.personId === null ? denied('booking:denied.signIn') : allowed

/** Cancels, changes, reads a booking: its holder, or staff for somebody on the phone. */
export const canChange = (actor: Actor, booking: { holderId: string | null }, palace: Target): Decision =>
  isHolder(actor, booking) || holds(actor, desk, palace) ? allowed : denied('booking:denied.notYours')

export const isHolder = (actor: Actor, { holderId }: { holderId: string | null }): boolean =>
  actor.personId !== null && actor.personId === holderId

/** Sees who holds what, checks people in, books for somebody at the desk. */
export const canKeepDesk = staff(desk, 'booking:denied.desk')

/** Books maintenance and leases, approves, moves. */
export const canKeepCalendar = staff(keepers, 'booking:denied.calendar')

/** Says how a space may be booked. */
export const canRule = staff(rulers, 'booking:denied.rules')

/** Moves a booking: the desk those of people, keepers of the calendar maintenance and leases too. */
export const canMove = (actor: Actor, { kind }: { kind: Kind }, palace: Target): Decision =>
  kind === 'booking' ? canKeepDesk(actor, palace) : canKeepCalendar(actor, palace)

/** Lets go what nobody came for: by the clock, or keepers of the calendar. */
export const canRelease = canKeepCalendar

/** Takes, declines or leaves what they wait for: whoever waits, alone. */
export const canAnswer = (actor: Actor, { personId }: { personId: string }): Decision =>
  actor.personId === personId ? allowed : denied('booking:denied.notYours')

/** Asks that a no-show not count: the holder alone. */
export const canAppeal = (actor: Actor, booking: { holderId: string | null }): Decision =>
  isHolder(actor, booking) ? allowed : denied('booking:denied.notYours')
