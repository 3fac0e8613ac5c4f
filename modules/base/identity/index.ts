import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { identityRetention } from './actions/retention.ts'
import { keepKindToStandard, keepToStandards } from './jobs/keep-to-standards.ts'
import { forgetExpiredSignIns } from './jobs/forget-expired-sign-ins.ts'
import { identityApi } from './routes/api.ts'
import { identityPersonalData } from './actions/personal-data/contribution.ts'
import { sealedSecondFactorColumns } from './actions/second-factor/totp-secret.ts'
import { sealedPersonColumns } from './queries/person-columns.ts'
import { identityPortal } from './routes/portal.tsx'

export const identityModule = defineModule({
  name: 'identity',
  api: identityApi,
  portal: identityPortal,
  jobs: [keepToStandards, keepKindToStandard, forgetExpiredSignIns],
  personalData: identityPersonalData,
  retention: identityRetention,
  sealed: [...sealedPersonColumns, ...sealedSecondFactorColumns],
})

// At start: setKeyring (kit/crypto), configureSignIn, fillIdentityPorts, createAuthenticate.
export { closeSignIn, configureSignIn, type SignInConfig } from './actions/sign-in/auth.ts'
export type { OidcSettings } from './actions/sign-in/external/oidc.ts'
export type { WechatSettings } from './actions/sign-in/external/wechat.ts'
export { createAuthenticate } from './actions/sign-in/authenticate.ts'
export {
  fillIdentityPorts,
  type IdentityPorts,
  type SendCode,
  type UnionOfPhone,
  type UnreadCount,
} from './ports.ts'
export { firstAdministratorLinks } from './actions/first-administrator.ts'

export { deviceName } from './contract.ts'

// People.
export {
  contactOf,
  factsOfPeople,
  peopleForDisplay,
  personById,
  personFacts,
  type Contact,
  type PersonFacts,
  type PersonForDisplay,
} from './queries/person.ts'
export { familiesOf, familyOf, guardianOf, isGuardianOf, type Child } from './queries/family.ts'
export { personIdByPhone as findByPhone, personIdsByLast4 as findByLast4 } from './queries/person-by-phone.ts'
export { myName } from './queries/my-data.ts'
export { peopleNamed } from './queries/people-named.ts'
export { followRoll, type RollStanding } from './queries/follow-roll.ts'
export { consentStands, peopleWhoAgree } from './queries/consents.ts'
export { unmaskName } from './actions/find-people.ts'
export { forgetMe } from './actions/forget-me.ts'
export { keepToStandard } from './actions/keep-to-standards.ts'
export { tellPeople } from './actions/tell-people.ts'
export { addChild } from './actions/care-for-child.ts'
export { changeCalendarAddress } from './actions/change-calendar-address.ts'
export { calendarKeyOf } from './queries/calendar-key.ts'
export { correctMyData } from './actions/correct-my-data.ts'
export { ageAt, childUntilAge } from './rules/age.ts'
export { consentVersions } from './rules/consent.ts'

// Staff and roles.
export { createStaff, insertPassword } from './actions/create-staff.ts'
export { hashPassword } from './actions/sign-in/password.ts'
export { grantRole, withdrawRole } from './actions/grant-role.ts'
export { officersFor } from './actions/officers-for.ts'
export { directorsOf, holdersOver, rolesOf, type RoleAssignment } from './queries/roles.ts'

// For demonstration data and imports: many plain rows, encrypted on the way in.
export {
  insertConsents,
  insertPeople,
  insertRoles,
  type PlainConsent,
  type PlainPerson,
  type PlainRole,
} from './queries/insert-people.ts'
