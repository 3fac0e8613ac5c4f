import { divisionRoles, type palaceRoles } from '../contract.ts'

type Role = (typeof divisionRoles)[number] | (typeof palaceRoles)[number]

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role)

/** Does the role stand where it is meant to: an officer over a division, a desk officer in a palace? */
export const standsWhereItBelongs = (
  role: Role,
  where: { scope?: string | null; palaceId?: string | null },
): boolean =>
  isOneOf(divisionRoles, role)
    ? Boolean(where.scope) && !where.palaceId
    : Boolean(where.palaceId) && !where.scope
