import { z } from '@hono/zod-openapi'
import { administrations, type Role } from '#kit/access/index.ts'

export { administrations, type Role }

/** What people may agree to, each on its own (PIPL). */
export const consentPurposes = ['service', 'childData', 'messages', 'location', 'statistics'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** Given and taken back at will. Without `service` there is no account; `childData` lives as long as a child is looked after. */
export const consentsByChoice = [
  'messages',
  'location',
  'statistics',
] as const satisfies readonly ConsentPurpose[]

/** Why a name is shown unmasked; it goes into the journal. */
export const unmaskReasons = ['checkIn', 'contact', 'complaint', 'rights', 'audit'] as const
export const UnmaskReason = z.enum(unmaskReasons)

export const PersonName = z.string().trim().max(40)
export const BirthYear = z.coerce.number().int().min(1900).max(2100)
export const DivisionCode = z.string().regex(/^\d{6}$/)

/** The administrators whom an installation must have: each comes in by a one-time link while there is none. */
export const firstOffices = [
  'systemAdministrator',
  'securityAdministrator',
] as const satisfies readonly Role[]
export type FirstOffice = (typeof firstOffices)[number]

/** Roles over a part of the division tree, and roles in one palace. */
export const divisionRoles = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
  'federationOfficer',
] as const satisfies readonly Role[]
export const palaceRoles = [
  'director',
  'programmer',
  'hallManager',
  'teacher',
  'desk',
] as const satisfies readonly Role[]

/** What people are told about their own account, so that they notice what somebody else did. */
export const securityNotices = [
  'newDevice',
  'totpSet',
  'totpOff',
  'recoveryUsed',
  'secondFactorReset',
  'passkeyAdded',
  'passkeyRemoved',
  'passwordChanged',
  'passwordReset',
  'accountLinked',
] as const
export type SecurityNotice = (typeof securityNotices)[number]

/** What stands between the first proof and the session. */
export const signInSteps = ['choosePassword', 'secondFactor', 'setUp'] as const
export type SignInStep = (typeof signInSteps)[number]
