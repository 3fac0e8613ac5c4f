/** Who someone is to the system: a person (or nobody) and what they were given to do, where. */
export type Actor = {
  /** null: a visitor without an account, or the system itself. */
  personId: string | null
  grants: readonly Grant[]
  /** True only for jobs and commands of the installation itself. */
  system?: boolean
  /** A program that calls with a token: it reaches only the operations that name one of its scopes (kit/http/token-scopes.ts). */
  token?: { id: string; scopes: readonly string[] }
}

/** What a grant or a target lies in: a part of the division tree, or one palace. */
export type Grant = { role: Role; scope: string } | { role: Role; palaceId: string }

/**
 * The first three keep the installation, apart from each other (MLPS level 3, 三员分立): the system administrator makes
 * accounts and settings, the security administrator gives rights and sees to sign-in, the auditor reads the journal.
 */
export const roles = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
  'federationOfficer',
  'director',
  'programmer',
  'hallManager',
  'teacher',
  'desk',
] as const
export type Role = (typeof roles)[number]

/** Nobody holds two of these, and none of them sees the personal data of workers in clear. */
export const administrations = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
] as const satisfies readonly Role[]

/** What an action touches: a division, or a palace in its division. Codes are GB/T 2260. */
export type Target = { divisionCode: string; palaceId?: string }

export type Allowed = { allowed: true }
/** `reason` is a message key, so that a disabled button can say why. */
export type Denied = { allowed: false; reason: string }
export type Decision = Allowed | Denied

export const allowed: Allowed = { allowed: true }
export const denied = (reason: string): Denied => ({ allowed: false, reason })

export const visitor: Actor = { personId: null, grants: [] }
export const system: Actor = { personId: null, grants: [], system: true }

/** Does the actor hold one of these roles over the target? A division grant covers everything whose code begins with it. */
export function holds(actor: Actor, wanted: readonly Role[], target: Target): boolean {
  return (
    actor.system === true ||
    actor.grants.some((grant) => wanted.includes(grant.role) && covers(grant, target))
  )
}

/** Does the actor hold one of these roles anywhere? For menus and for lists that are then narrowed by `scopesOf`. */
export function holdsAnywhere(actor: Actor, wanted: readonly Role[]): boolean {
  return actor.system === true || actor.grants.some((grant) => wanted.includes(grant.role))
}

function covers(grant: Grant, target: Target): boolean {
  return 'scope' in grant ? target.divisionCode.startsWith(grant.scope) : grant.palaceId === target.palaceId
}

/** Where the actor holds one of these roles: code prefixes and palaces, to narrow a query by. The system sees all ('' prefix). */
export function scopesOf(actor: Actor, wanted: readonly Role[]): { prefixes: string[]; palaceIds: string[] } {
  if (actor.system) return { prefixes: [''], palaceIds: [] }
  const held = actor.grants.filter((grant) => wanted.includes(grant.role))
  return {
    prefixes: held.flatMap((grant) => ('scope' in grant ? [grant.scope] : [])),
    palaceIds: held.flatMap((grant) => ('palaceId' in grant ? [grant.palaceId] : [])),
  }
}
