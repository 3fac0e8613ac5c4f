import type { Row } from './permissions.ts'

const SIGN_IN = 'modules/base/identity/actions/sign-in/sign-in.test.ts'
const WECHAT = 'modules/base/identity/actions/sign-in/external/wechat.test.ts'
const SERIES = 'modules/serve/booking/actions/series.test.ts'
const POLICY = 'modules/base/identity/policy.test.ts'
const UNIONS = 'modules/base/membership/actions/unions.test.ts'
const ROLES = 'modules/base/identity/actions/roles.test.ts'

/** Operations that the matrix does not try yet; each row names where sign-in and roles are tried. */
export const elsewhere: Record<string, Row> = {
  'DELETE /tokens/{tokenId}': { may: 'elsewhere', see: ROLES },
  'GET /palaces/{palaceId}/series/{seriesId}': { may: 'elsewhere', see: SERIES },
  'POST /palaces/{palaceId}/series': { may: 'elsewhere', see: SERIES },
  'POST /palaces/{palaceId}/series/plan': { may: 'elsewhere', see: SERIES },
  'POST /palaces/{palaceId}/series/{seriesId}/cancel': { may: 'elsewhere', see: SERIES },
  'POST /palaces/{palaceId}/series/{seriesId}/dates': { may: 'elsewhere', see: SERIES },
  'PUT /palaces/{palaceId}/series/{seriesId}': { may: 'elsewhere', see: SERIES },
  'PUT /members/{memberId}/contact': { may: 'elsewhere', see: UNIONS },
  'PUT /unions/{unionId}': { may: 'elsewhere', see: UNIONS },
  'GET /accounts': { may: 'elsewhere', see: ROLES },
  'GET /retention': { may: 'elsewhere', see: ROLES },
  'GET /sign-ins': { may: 'elsewhere', see: POLICY },
  'GET /tokens': { may: 'elsewhere', see: ROLES },
  'POST /accounts/{personId}/reset-password': { may: 'elsewhere', see: ROLES },
  'POST /accounts/{personId}/reset-second-factor': { may: 'elsewhere', see: ROLES },
  'POST /accounts/{personId}/unlock': { may: 'elsewhere', see: ROLES },
  'POST /me/passkeys': { may: 'elsewhere', see: SIGN_IN },
  'POST /me/passkeys/options': { may: 'elsewhere', see: SIGN_IN },
  'POST /session/password': { may: 'elsewhere', see: SIGN_IN },
  'POST /session/second-factor': { may: 'elsewhere', see: SIGN_IN },
  'POST /session/second-factor/offer': { may: 'elsewhere', see: SIGN_IN },
  'POST /session/second-factor/set-up': { may: 'elsewhere', see: SIGN_IN },
  'POST /sign-in/passkey': { may: 'elsewhere', see: SIGN_IN },
  'POST /sign-in/passkey/options': { may: 'elsewhere', see: SIGN_IN },
  'POST /sign-in/wechat': { may: 'elsewhere', see: WECHAT },
  'POST /tokens': { may: 'elsewhere', see: ROLES },
}
