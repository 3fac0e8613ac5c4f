import { type Actor, allowed, type Decision, denied, holds, type Role } from '#kit/access/index.ts'

/** Who plans coverage and answers for it: the federation over the division. */
export const planners: readonly Role[] = ['federationOfficer']
/** Who sees the cockpit of a part of the tree: those who plan there, and the auditor. */
export const cockpitReaders: readonly Role[] = ['federationOfficer', 'auditor']

/** Publishes a plan for a part of the tree, given by its code prefix. P1. */
export const canPublishPlan = (actor: Actor, scope: string): Decision =>
  holds(actor, planners, { divisionCode: scope }) ? allowed : denied('coverage:denied.plan')

/** Changes one line of the plan in force by hand. */
export const canEditLine = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, planners, { divisionCode }) ? allowed : denied('coverage:denied.line')

/** States how a division stood at the end of a year. */
export const canState = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, planners, { divisionCode }) ? allowed : denied('coverage:denied.state')

export const canSeeCockpit = (actor: Actor, scope: string): Decision =>
  holds(actor, cockpitReaders, { divisionCode: scope }) ? allowed : denied('coverage:denied.cockpit')
