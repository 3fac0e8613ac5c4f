import {
  type Actor,
  administrations,
  allowed,
  type Decision,
  denied,
  holds,
  holdsAnywhere,
  type Role,
  type Target,
} from '#kit/access/index.ts'
import { palaceRoles } from './contract.ts'

/** A role and where it is to be held. For a palace, `divisionCode` is where the palace lies. */
export type RolePlace = { role: Role } & ({ scope: string } | Required<Target>)

const granted: Partial<Record<Role, readonly Role[]>> = {
  federationOfficer: ['federationOfficer', ...palaceRoles],
  director: palaceRoles.filter((role) => role !== 'director'),
}

/** Roles are given downward only, and never to oneself. */
export function canGrant(actor: Actor, place: RolePlace, personId: string): Decision {
  if (actor.personId === personId) return denied('identity:reasons.notToYourself')
  return grantsThere(actor, place) ? allowed : denied('identity:reasons.grantDownwardOnly')
}

/** Whoever may give a role may take it back; nobody takes away their own, so that nobody locks themselves out. */
export const canWithdraw = canGrant

function grantsThere(actor: Actor, place: RolePlace): boolean {
  const target: Target =
    'scope' in place
      ? { divisionCode: place.scope }
      : { divisionCode: place.divisionCode, palaceId: place.palaceId }
  if (holds(actor, ['securityAdministrator'], target)) return true
  return (['federationOfficer', 'director'] as const).some(
    (own) =>
      granted[own]!.includes(place.role) && holds(actor, [own], target) && !isSameRank(actor, own, place),
  )
}

/** An officer makes officers of the levels below, not equals. */
const isSameRank = (actor: Actor, own: Role, place: RolePlace) =>
  'scope' in place &&
  actor.grants.every(
    (grant) =>
      grant.role !== own ||
      !('scope' in grant) ||
      place.scope.length <= grant.scope.length ||
      !place.scope.startsWith(grant.scope),
  )

const grantingRoles = ['securityAdministrator', 'federationOfficer', 'director'] as const

/** Who sees the list of roles; the list itself is narrowed to their part of the tree. */
export const canSeeRoles = (actor: Actor): Decision =>
  holdsAnywhere(actor, [...grantingRoles, 'systemAdministrator', 'auditor'])
    ? allowed
    : denied('identity:reasons.staffOnly')

/** Who may make accounts for staff. Whoever gives rights in the whole installation makes none, and the other way round. */
export const canCreateStaff = (actor: Actor): Decision =>
  holdsAnywhere(actor, ['systemAdministrator', 'federationOfficer', 'director'])
    ? allowed
    : denied('identity:reasons.staffOnly')

const meetsPeople = ['federationOfficer', 'director', 'hallManager', 'desk'] as const

/** Who may look a person up by phone; the answer is masked. */
export const canFindPeople = (actor: Actor): Decision =>
  holdsAnywhere(actor, [...meetsPeople, 'securityAdministrator'])
    ? allowed
    : denied('identity:reasons.staffOnly')

/**
 * Who may see a name unmasked, each time with a reason in the journal: staff of a palace or a part of the tree that the
 * person has to do with (`places`: where they live, signed up or work); never one of the three administrators.
 */
export const canUnmask = (actor: Actor, places: readonly Target[]): Decision => {
  if (actor.grants.some(({ role }) => administrations.some((one) => one === role)))
    return denied('identity:reasons.administratorsSeeNobody')
  if (!holdsAnywhere(actor, meetsPeople)) return denied('identity:reasons.staffOnly')
  return places.some((place) => holds(actor, meetsPeople, place))
    ? allowed
    : denied('identity:reasons.notYourPeople')
}

/** Whoever is signed in, about their own things. */
export const isSomeone = (actor: Actor): Decision =>
  actor.personId !== null ? allowed : denied('identity:reasons.signInFirst')

/** A child's data belong to its guardian until it grows up. */
export const canCareFor = (actor: Actor, child: { guardianId: string | null } | null): Decision =>
  child !== null && actor.personId !== null && child.guardianId === actor.personId
    ? allowed
    : denied('identity:reasons.guardianOnly')

/** Who sees how long data are kept: those who keep, secure and audit the installation. */
export const canSeeRetention = (actor: Actor): Decision =>
  holdsAnywhere(actor, administrations) ? allowed : denied('identity:reasons.staffOnly')

/** Who gives programs a token, and takes it back: the security administrator, and a director for the own palace. */
export const canIssueToken = (actor: Actor, place: Target): Decision =>
  actor.personId !== null && holds(actor, ['securityAdministrator', 'director'], place)
    ? allowed
    : denied('identity:reasons.staffOnly')

/** Who sees the list of tokens; it is then narrowed to their part of the tree. */
export const canSeeTokens = (actor: Actor): Decision =>
  holdsAnywhere(actor, ['securityAdministrator', 'director']) ? allowed : denied('identity:reasons.staffOnly')

/** Who sees the accounts of staff with their second factors: those who keep accounts, and sign-in. */
export const canSeeAccounts = (actor: Actor): Decision =>
  holdsAnywhere(actor, ['securityAdministrator', 'systemAdministrator', 'auditor'])
    ? allowed
    : denied('identity:reasons.staffOnly')

/** Who sees when and from where staff signed in: whoever keeps sign-in, and who audits; narrowed to their part of the tree. */
export const canSeeSignIns = (actor: Actor): Decision =>
  holdsAnywhere(actor, ['securityAdministrator', 'auditor']) ? allowed : denied('identity:reasons.staffOnly')

/** Who helps someone back in: the security administrator over all that they do, and nobody helps themselves. */
export function canHelpBackIn(actor: Actor, personId: string, places: readonly RolePlace[]): Decision {
  if (actor.personId === personId) return denied('identity:reasons.notYourself')
  const over = (place: RolePlace) =>
    holds(actor, ['securityAdministrator'], 'scope' in place ? { divisionCode: place.scope } : place)
  return holdsAnywhere(actor, ['securityAdministrator']) && places.every(over)
    ? allowed
    : denied('identity:reasons.securityOnly')
}
