import type { Row } from './permissions.ts'

const SECOND_FACTOR = 'modules/base/identity/actions/second-factor/second-factor.test.ts'
const ROLES = 'modules/base/identity/actions/roles.test.ts'
const PASSKEYS = 'modules/base/identity/actions/sign-in/passkeys.test.ts'
const PASSKEY_JOURNEY = 'e2e/a-passkey-signs-in.e2e.ts'
const WECHAT = 'modules/base/identity/actions/sign-in/external/wechat.test.ts'
const UNIONS = 'modules/base/membership/actions/unions.test.ts'

/**
 * Operations that the matrix does not try: proofs of who somebody is, for which nobody has a role yet, and unions, for which
 * a roll must be imported first. Each row names where they are tried.
 */
export const elsewhere: Record<string, Row> = {
  'PUT /members/{memberId}/contact': { may: 'elsewhere', see: UNIONS },
  'PUT /unions/{unionId}': { may: 'elsewhere', see: UNIONS },
  'POST /me/passkeys': { may: 'elsewhere', see: PASSKEY_JOURNEY },
  'POST /me/passkeys/options': { may: 'elsewhere', see: PASSKEYS },
  'POST /session/password': { may: 'elsewhere', see: ROLES },
  'POST /session/second-factor': { may: 'elsewhere', see: SECOND_FACTOR },
  'POST /session/second-factor/offer': { may: 'elsewhere', see: SECOND_FACTOR },
  'POST /session/second-factor/set-up': { may: 'elsewhere', see: SECOND_FACTOR },
  'POST /sign-in/passkey': { may: 'elsewhere', see: PASSKEYS },
  'POST /sign-in/passkey/options': { may: 'elsewhere', see: PASSKEYS },
  'POST /sign-in/wechat': { may: 'elsewhere', see: WECHAT },
}
