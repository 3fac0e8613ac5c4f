import { allowed, type Actor, type Decision, denied, holds } from '#kit/access/index.ts'
import { planners, planReaders } from './contract/vocabulary.ts'

/** Enters sites, budgets and scenarios, computes and publishes: the federation over that part of the tree. P3. */
export const canPlan = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, planners, { divisionCode }) ? allowed : denied('siting:denied.plan')

/** Sees what is planned before it is public. */
export const canReadPlans = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, planReaders, { divisionCode }) ? allowed : denied('siting:denied.read')
