import * as client from 'openid-client'
import { normalizePhone } from '#kit/crypto/index.ts'
import { errors } from '../../../errors.ts'
import type { ExternalAccount, ExternalSignIn, OnItsWay } from './port.ts'

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; label: string }

/** A question to the provider has to be answered while the browser waits. */
const SECONDS = 3

/**
 * Sign-in at an OpenID provider: authorization code with PKCE, state and nonce; the provider's document is read when it
 * is first needed, and the signature of its token is checked against its keys.
 */
export function oidcSignIn(settings: OidcSettings): ExternalSignIn {
  let known: Promise<client.Configuration> | undefined
  const configuration = () =>
    (known ??= discover(settings).catch((error: unknown) => {
      known = undefined // it may be back for the next one
      throw problemOf(error)
    }))
  return {
    id: 'oidc',
    label: settings.label,
    offeredTo: () => true,
    begin: async ({ state, nonce, codeVerifier, redirectUri }) =>
      client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile phone',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }),
    finish: async (way, answer) => {
      const config = await configuration()
      return redeem(config, way, answer).catch((error: unknown) => {
        throw problemOf(error)
      })
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const server = new URL(issuer)
  // Without TLS only to this machine, where tests and a provider behind the same proxy are.
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
  return client.discovery(server, clientId, clientSecret, undefined, {
    timeout: SECONDS,
    execute: [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])],
  })
}

async function redeem(
  config: client.Configuration,
  { redirectUri, state, nonce, codeVerifier }: OnItsWay,
  answer: URLSearchParams,
): Promise<ExternalAccount> {
  const came = new URL(redirectUri)
  came.search = answer.toString()
  const tokens = await client.authorizationCodeGrant(config, came, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  })
  const { sub, amr, ...claims } = tokens.claims()!
  const asks = claims.phone_number === undefined && config.serverMetadata().userinfo_endpoint !== undefined
  const told = asks ? await client.fetchUserInfo(config, tokens.access_token, sub) : claims
  const phone = told.phone_number_verified === true ? normalizePhone(String(told.phone_number)) : null
  return {
    provider: 'oidc',
    subject: sub,
    ...(phone ? { phone } : {}),
    ...(typeof told.name === 'string' ? { name: told.name } : {}),
    // RFC 8176: `mfa` says that several factors were asked for; `otp` or `hwk` alone may have been the only one.
    secondFactor: Array.isArray(amr) && amr.includes('mfa'),
  }
}

const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
])

/** Which words a failure deserves: the person said no, the provider is away, or what came back is not to be trusted. */
function problemOf(error: unknown): unknown {
  if (error instanceof client.AuthorizationResponseError)
    return errors.error(error.error === 'access_denied' ? 'external-cancelled' : 'external-refused')
  if (error instanceof client.ResponseBodyError) return errors.error('external-refused')
  if (error instanceof client.ClientError && !AWAY.has(error.code ?? ''))
    return errors.error('external-refused')
  // A connection that could not be made is a TypeError of `fetch`.
  if (error instanceof client.ClientError || error instanceof TypeError)
    return Object.assign(errors.error('external-unavailable'), { cause: error })
  return error
}
