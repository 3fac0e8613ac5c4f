import { allowed, denied, holds, type Actor, type Decision, type Role } from '#kit/access/index.ts'

const keepers: readonly Role[] = ['federationOfficer']

/** Keeps the rolls of a division: its federation's officers, and those above. P9. */
export const canKeepRoll = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, keepers, { divisionCode }) ? allowed : denied('membership:denied.roll')
