import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { networks } from '#kit/http/address.ts'
import type { OidcSettings, WechatSettings } from '#modules/base/identity/index.ts'

/** What the operator decides: read once at the start, from the environment. */
export interface Config {
  port: number
  host: string
  /** Where a process that serves no pages tells how it is; absent: nowhere. */
  metricsPort: number | undefined
  /** Absolute path. */
  dataDir: string
  /** Absent: our own embedded PostgreSQL. */
  databaseUrl: string | undefined
  /** The address under which people reach us, without a slash at its end. */
  baseUrl: string
  /** Absent: no e-mail leaves; the inbox shows everything. */
  smtpUrl: string | undefined
  /** Where rounds of the public beacon are read; absent: draws rest on contributions alone. */
  beaconUrl: string | undefined
  /** Proxies whose word about a visitor's address is taken; absent: those of this machine and of private networks. */
  trustedProxies: readonly string[] | undefined
  /** Signs sessions and encrypts personal fields; losing it loses those fields. */
  secretKey: string
  /** Earlier secrets, which still open what they sealed until `npm run rotate-keys` has rewritten it. */
  olderSecretKeys: readonly string[]
  /** Must every member of staff show a second factor? The three administrators always must. */
  secondFactorForStaff: boolean
  /** Accounts elsewhere by which people may sign in; absent, there is none. */
  oidc: OidcSettings | undefined
  wechat: WechatSettings | undefined
  /** False: an empty installation. */
  demo: boolean
  /** A demonstration of a few palaces and people, which is there in seconds: for tests. */
  smallDemo: boolean
}

/** A setting that cannot be used; the message is one line: what is wrong, and how to mend it. */
export class ConfigError extends Error {}

const address = (mend: string, ...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), mend)

const wechatId = (name: string) =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9]{10,40}$/,
      `is not an app id of WeChat; write it like ${name}=wx0123456789abcdef, or leave it out`,
    )
    .optional()

const portNumber = (example: string) => {
  const mend = `is not a port number; use a number from 1 to 65535, like ${example}`
  return z
    .string()
    .regex(/^\d{1,5}$/, mend)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, mend)
}

const Settings = z.object({
  PORT: portNumber('PORT=3000').default(3000),
  HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9.:_-]+$/,
      'is not a host name or address; use HOST=127.0.0.1 for this machine only or HOST=0.0.0.0 for all',
    )
    .default('127.0.0.1'),
  METRICS_PORT: portNumber('METRICS_PORT=3100').optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address(
    'is not a PostgreSQL address; write it like DATABASE_URL=postgres://user:password@host:5432/wenhuagong, or leave it out',
    'postgres:',
    'postgresql:',
  ).optional(),
  BASE_URL: address(
    'is not a web address; write it like BASE_URL=https://wenhuagong.example.org',
    'http:',
    'https:',
  ).optional(),
  SMTP_URL: address(
    'is not a mail server address; write it like SMTP_URL=smtp://user:password@host:587, or leave it out',
    'smtp:',
    'smtps:',
  ).optional(),
  BEACON_URL: address(
    'is not a web address; write it like BEACON_URL=https://api.drand.sh, or leave it out',
    'http:',
    'https:',
  ).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (list) => networks(list) !== null,
      'is not a list of addresses or networks; write it like TRUSTED_PROXIES=10.0.0.0/8,203.0.113.7, or leave it out',
    )
    .optional(),
  SECRET_KEY: z
    .string()
    .min(32, 'is too short; use at least 32 characters, or leave it out and one is made in DATA_DIR')
    .optional(),
  SECRET_KEY_OLD: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => secret.length >= 32),
      'has a secret that is too short; list the earlier values of SECRET_KEY, separated by commas',
    )
    .optional(),
  SECOND_FACTOR: z
    .enum(
      ['administrators', 'staff'],
      'is not known; use SECOND_FACTOR=administrators, or SECOND_FACTOR=staff for everyone who holds a role',
    )
    .default('administrators'),
  OIDC_ISSUER: address(
    'is not a web address; write it like OIDC_ISSUER=https://login.example.org, or leave it out',
    'http:',
    'https:',
  ).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(30, 'is too long for a button; use at most 30 characters').optional(),
  WECHAT_APP_ID: wechatId('WECHAT_APP_ID'),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_WEB_APP_ID: wechatId('WECHAT_WEB_APP_ID'),
  WECHAT_WEB_APP_SECRET: z.string().optional(),
  WECHAT_MINI_APP_ID: wechatId('WECHAT_MINI_APP_ID'),
  WECHAT_MINI_APP_SECRET: z.string().optional(),
  DEMO: z
    .enum(
      ['0', '1', 'small'],
      'is neither 1 nor 0; use DEMO=1 for demonstration data or DEMO=0 for an empty installation',
    )
    .default('1'),
})

/** Everything that can be set, by name. */
export const settingNames: readonly string[] = Object.keys(Settings.shape)

// These hold passwords, which do not belong on a screen or in a log.
const SECRET = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'OIDC_CLIENT_SECRET',
  'WECHAT_APP_SECRET',
  'WECHAT_WEB_APP_SECRET',
  'WECHAT_MINI_APP_SECRET',
])

/**
 * Reads the settings; an empty variable counts as absent. Makes DATA_DIR, and in it the secret key when none is given.
 * @throws ConfigError
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Settings.safeParse(present)
  if (!read.success) throw problem(read.error.issues[0]!, env)
  const settings = read.data
  const dataDir = makeDataDir(settings.DATA_DIR)
  return {
    port: settings.PORT,
    host: settings.HOST,
    metricsPort: settings.METRICS_PORT,
    dataDir,
    databaseUrl: settings.DATABASE_URL,
    baseUrl: (settings.BASE_URL ?? localAddress(settings.HOST, settings.PORT)).replace(/\/+$/, ''),
    smtpUrl: settings.SMTP_URL,
    beaconUrl: settings.BEACON_URL,
    trustedProxies: settings.TRUSTED_PROXIES,
    secretKey: settings.SECRET_KEY ?? keptSecret(join(dataDir, 'secret-key')),
    olderSecretKeys: settings.SECRET_KEY_OLD ?? olderSecrets(join(dataDir, 'secret-key.old')),
    secondFactorForStaff: settings.SECOND_FACTOR === 'staff',
    oidc: oidcOf(settings),
    wechat: wechatOf(settings),
    demo: settings.DEMO !== '0',
    smallDemo: settings.DEMO === 'small',
  }
}

type Read = z.output<typeof Settings>

function oidcOf(settings: Read): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  together({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })
  if (!issuer || !clientId || !clientSecret) return undefined
  return { issuer, clientId, clientSecret, label: settings.OIDC_LABEL ?? new URL(issuer).hostname }
}

function wechatOf(settings: Read): WechatSettings | undefined {
  const appOf = (name: 'WECHAT_APP' | 'WECHAT_WEB_APP' | 'WECHAT_MINI_APP') => {
    const [id, secret] = [settings[`${name}_ID`], settings[`${name}_SECRET`]]
    together({ [`${name}_ID`]: id, [`${name}_SECRET`]: secret })
    return id && secret ? { id, secret } : undefined
  }
  const [official, website, mini] = [appOf('WECHAT_APP'), appOf('WECHAT_WEB_APP'), appOf('WECHAT_MINI_APP')]
  if (!official && !website && !mini) return undefined
  return { ...(official && { official }), ...(website && { website }), ...(mini && { mini }) }
}

/** Settings of which one is nothing without the others. */
function together(settings: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.keys(settings).filter((name) => !settings[name])
  if (missing.length > 0 && missing.length < Object.keys(settings).length)
    throw new ConfigError(
      `${Object.keys(settings).join(', ')} belong together, and ${missing.join(', ')} is missing; set all, or none.`,
    )
}

function problem(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): ConfigError {
  const name = String(issue.path[0])
  return new ConfigError(`${SECRET.has(name) ? name : `${name}=${env[name]}`} ${issue.message}.`)
}

function localAddress(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function makeDataDir(given: string): string {
  const dataDir = resolve(given)
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR=${given} cannot be made or entered (${(error as NodeJS.ErrnoException).code}); choose a folder that this user may write to.`,
    )
  }
  return dataDir
}

function keptSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw new ConfigError(
        `The secret key cannot be written to ${file} (${code}); make DATA_DIR writable for this user, or set SECRET_KEY.`,
      )
  }
  const secret = readSecret(file)
  if (secret.length < 32)
    throw new ConfigError(`The secret key in ${file} is damaged; put the saved one back, or set SECRET_KEY.`)
  return secret
}

/** One a line, as they were put aside; no file, no older secrets. */
function olderSecrets(file: string): string[] {
  if (!existsSync(file)) return []
  return readSecret(file).split('\n').filter(Boolean)
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new ConfigError(
      `The secret key in ${file} cannot be read (${(error as NodeJS.ErrnoException).code}); let this user read it, or set SECRET_KEY.`,
    )
  }
}
