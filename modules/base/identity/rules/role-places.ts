import type { Grant } from '#kit/access/index.ts'

type Role = Grant['role']

/** Roles over a part of the division tree, and roles in one palace. */
export const divisionRoles = ['administrator', 'auditor', 'federationOfficer'] as const satisfies readonly Role[]
export const palaceRoles = ['director', 'programmer', 'hallManager', 'teacher', 'desk'] as const satisfies readonly Role[]

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role)

/** Does the role stand where it is meant to: an officer over a division, a desk officer in a palace? */
export const standsWhereItBelongs = (role: Role, where: { scope?: string | null; palaceId?: string | null }): boolean =>
  isOneOf(divisionRoles, role) ? Boolean(where.scope) && !where.palaceId : Boolean(where.palaceId) && !where.scope
