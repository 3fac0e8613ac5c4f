import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { phoneNumber } from 'better-auth/plugins'
import type pg from 'pg'
import { newId, openPool } from '#kit/db/index.ts'
import type { Locale } from '#kit/i18n/index.ts'
import { identityPorts } from '../../ports.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { type OidcSettings, oidcSignIn } from './external/oidc.ts'
import type { ExternalSignIn } from './external/port.ts'
import { type WechatSettings, wechatSignIn } from './external/wechat.ts'

export type SignInConfig = {
  databaseUrl: string
  /** The installation's secret; at least 32 characters. */
  secretKey: string
  baseUrl: string
  /** Must every member of staff show a second factor? The three administrators always must. */
  secondFactorForStaff?: boolean
  /** Places elsewhere by which people may sign in; without settings there is none. */
  oidc?: OidcSettings | undefined
  wechat?: WechatSettings | undefined
}

/** The phone behind the keyed hash that better-auth handles, for as long as one code is being sent. */
export const codeGoesTo = new AsyncLocalStorage<{ phone: string; locale: Locale }>()

/**
 * better-auth, used as a library: it makes and checks codes, hashes passwords and opens sessions. It never learns a
 * phone number, and none of its own routes is served. See docs/decisions/0004-sign-in.md.
 */
function createAuth({ secretKey, baseUrl }: SignInConfig, pool: pg.Pool) {
  return betterAuth({
    appName: 'Wenhuagong',
    baseURL: baseUrl,
    secret: secretKey,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: pool,
    advanced: { database: { generateId: () => newId() } },
    rateLimit: { enabled: false }, // its limits stand before its own routes; ours are in rules/sign-in-limits.ts
    user: {
      modelName: 'sign_in_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sign_in_session',
      expiresIn: signIn.sessionDays * 24 * 60 * 60,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_code',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: signIn.passwordLength },
    plugins: [
      phoneNumber({
        otpLength: signIn.codeDigits,
        expiresIn: signIn.codeMinutes * 60,
        allowedAttempts: signIn.wrongTriesPerCode,
        schema: { user: { fields: { phoneNumber: 'phone_key', phoneNumberVerified: 'phone_key_verified' } } },
        sendOTP: async ({ code }) => {
          const { phone, locale } = codeGoesTo.getStore()!
          await identityPorts.sendCode(phone, code, locale)
        },
      }),
    ],
  })
}

type Auth = ReturnType<typeof createAuth>
type Started = {
  auth: Auth
  pool: pg.Pool
  secure: boolean
  baseUrl: string
  allStaff: boolean
  external: ExternalSignIn[]
}
let started: Started | undefined

/** Starts sign-in; apps/server calls it once before the first request. Its few connections give and take `Date`s. */
export function configureSignIn(config: SignInConfig): void {
  const pool = openPool(config.databaseUrl, {
    max: 3,
    patience: 'request',
    options: '-c search_path=identity -c timezone=UTC',
  })
  const { baseUrl, secondFactorForStaff: allStaff = false } = config
  const secure = baseUrl.startsWith('https:')
  const external = [
    ...(config.oidc ? [oidcSignIn(config.oidc)] : []),
    ...(config.wechat ? [wechatSignIn(config.wechat)] : []),
  ]
  started = { auth: createAuth(config, pool), pool, secure, baseUrl, allStaff, external }
}

/** Closes the connections of sign-in. */
export async function closeSignIn(): Promise<void> {
  await started?.pool.end()
  started = undefined
}

/** @throws Error when the server was put together without `configureSignIn`. */
export function signInLibrary(): Started {
  if (!started) throw new Error('configureSignIn was not called.')
  return started
}
