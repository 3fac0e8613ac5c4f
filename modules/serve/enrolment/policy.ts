import {
  type Actor,
  allowed,
  type Decision,
  denied,
  holds,
  type Role,
  type Target,
} from '#kit/access/index.ts'
import { deciders, doorKeepers, readersOfFigures } from './contract.ts'

const organisers: readonly Role[] = ['teacher', 'programmer', 'hallManager', 'director']

const staff =
  (roles: readonly Role[], reason: string) =>
  (actor: Actor, palace: Target): Decision =>
    holds(actor, roles, palace) ? allowed : denied(reason)

/** Whom somebody signs up: oneself, or children that they look after. */
export type SignedUp = { personId: string; guardianId: string | null }

/** Signs up oneself and one's children; companions come along by name. */
export function canSignUp(actor: Actor, people: readonly (SignedUp | undefined)[]): Decision {
  if (actor.personId === null) return denied('enrolment:denied.signIn')
  const own = people.every(
    (one) => one && (one.personId === actor.personId || one.guardianId === actor.personId),
  )
  return own ? allowed : denied('enrolment:denied.notYours')
}

/** Answers an offer, rates, appeals, reads a ticket: whoever holds the ticket. */
export const canAnswerFor = (actor: Actor, { holderId }: { holderId: string | null }): Decision =>
  actor.personId !== null && actor.personId === holderId ? allowed : denied('enrolment:denied.notYours')

/** Gives a place back: whoever holds the ticket, or staff for somebody on the phone. */
export const canCancel = (actor: Actor, claim: { holderId: string | null }, palace: Target): Decision =>
  canAnswerFor(actor, claim).allowed || canKeepDoor(actor, palace).allowed
    ? allowed
    : denied('enrolment:denied.notYours')

/** Checks people in, lets walk-ins in, sees who is expected. */
export const canKeepDoor = staff(doorKeepers, 'enrolment:denied.door')

/** Writes to everyone who signed up. */
export const canMessage = staff(organisers, 'enrolment:denied.message')

/** Decides about an appeal against a no-show. */
export const canDecideAppeal = staff(deciders, 'enrolment:denied.appeal')

/** Sees how many came and how they liked it; no names. */
export const canReadFigures = staff(readersOfFigures, 'enrolment:denied.figures')

/** What the system does by the clock, and staff may set off. */
export const canRunSession = (actor: Actor, palace: Target): Decision =>
  actor.system || canKeepDoor(actor, palace).allowed ? allowed : denied('enrolment:denied.door')
