import {
  allowed,
  type Actor,
  type Decision,
  denied,
  holds,
  holdsAnywhere,
  type Role,
  type Target,
} from '#kit/access/index.ts'

const officers: readonly Role[] = ['federationOfficer']

/** Records venues, changes their facts, takes note of differences: the federation of the division, and those above. P2. */
export const canKeepVenues = (actor: Actor, divisionCode: string): Decision =>
  holds(actor, officers, { divisionCode }) ? allowed : denied('assessment:denied.keep')

/** Decides otherwise than the rules: a federation above the division, so that nobody decides over the own venue alone. */
export const canOverride = (actor: Actor, parentScope: string): Decision =>
  holds(actor, officers, { divisionCode: parentScope }) ? allowed : denied('assessment:denied.override')

/** Takes note of differences in these divisions; an officer whose list is empty is not refused. */
export const canAcknowledge = (actor: Actor, divisionCodes: readonly string[]): Decision =>
  holdsAnywhere(actor, officers) &&
  divisionCodes.every((divisionCode) => holds(actor, officers, { divisionCode }))
    ? allowed
    : denied('assessment:denied.keep')

/** Judges a part of the tree anew. */
export const canRerun = (actor: Actor, prefix: string): Decision =>
  holds(actor, officers, { divisionCode: prefix }) ? allowed : denied('assessment:denied.rerun')

export const venueReaders: readonly Role[] = ['federationOfficer', 'auditor', 'director']

/** Sees venues and why they are judged so: whoever answers for the division or runs the house. */
export const canReadVenues = (actor: Actor): Decision =>
  holdsAnywhere(actor, venueReaders) ? allowed : denied('assessment:denied.read')

export const canReadVenue = (actor: Actor, venue: Target): Decision =>
  holds(actor, venueReaders, venue) ? allowed : denied('assessment:denied.read')
