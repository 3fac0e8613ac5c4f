import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

let DATA_DIR: string
beforeEach(() => (DATA_DIR = mkdtempSync(join(tmpdir(), 'wenhuagong-config-'))))
afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }))

const read = (env: Record<string, string> = {}) => readConfig({ DATA_DIR, ...env })

describe('without any setting', () => {
  test('everything has its default', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      metricsPort: undefined,
      dataDir: DATA_DIR,
      databaseUrl: undefined,
      baseUrl: 'http://127.0.0.1:3000',
      smtpUrl: undefined,
      secretKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      olderSecretKeys: [],
      secondFactorForStaff: false,
      oidc: undefined,
      wechat: undefined,
      demo: true,
      smallDemo: false,
    })
  })

  test('an empty variable counts as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      demo: true,
    })
  })

  test('the secret key is made once, for this user alone', () => {
    const { secretKey } = read()
    expect(read().secretKey).toBe(secretKey)
    const file = join(DATA_DIR, 'secret-key')
    expect(readFileSync(file, 'utf8').trim()).toBe(secretKey)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

describe('older secrets', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(40)]
  test('come from a list, or from the file in which they were put aside', () => {
    expect(read({ SECRET_KEY_OLD: `${a}, ${b}` }).olderSecretKeys).toEqual([a, b])
    writeFileSync(join(DATA_DIR, 'secret-key.old'), `${b}\n${a}\n`)
    expect(read().olderSecretKeys).toEqual([b, a])
    rmSync(join(DATA_DIR, 'secret-key.old'))
  })

  test('are refused when one is too short, without being shown', () => {
    expect(() => read({ SECRET_KEY_OLD: `${a},short` })).toThrow(/^SECRET_KEY_OLD has a secret/)
  })
})

describe('every setting is taken', () => {
  test.each([
    ['PORT', '8080', { port: 8080, baseUrl: 'http://127.0.0.1:8080' }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0', baseUrl: 'http://localhost:3000' }],
    ['METRICS_PORT', '3100', { metricsPort: 3100 }],
    ['HOST', '::1', { host: '::1', baseUrl: 'http://[::1]:3000' }],
    ['DATABASE_URL', 'postgres://a:b@db:5432/w', { databaseUrl: 'postgres://a:b@db:5432/w' }],
    ['BASE_URL', 'https://gong.example.org/', { baseUrl: 'https://gong.example.org' }],
    ['SMTP_URL', 'smtps://mail.example.org', { smtpUrl: 'smtps://mail.example.org' }],
    ['BEACON_URL', 'https://beacon.example.org', { beaconUrl: 'https://beacon.example.org' }],
    ['TRUSTED_PROXIES', '10.0.0.0/8, ::1', { trustedProxies: ['10.0.0.0/8', '::1'] }],
    ['SECRET_KEY', 'k'.repeat(32), { secretKey: 'k'.repeat(32) }],
    ['DEMO', '0', { demo: false }],
    ['DEMO', 'small', { demo: true, smallDemo: true }],
  ])('%s=%s', (name, value, expected) => {
    expect(read({ [name]: value })).toMatchObject(expected)
  })
})

describe('a bad value is told in one line that says how to mend it', () => {
  test.each([
    ['PORT', 'abc', 'PORT=abc is not a port number; use'],
    ['PORT', '0', 'PORT=0 is not a port number'],
    ['PORT', '70000', 'PORT=70000 is not a port number'],
    ['METRICS_PORT', 'x', 'METRICS_PORT=x is not a port number; use'],
    ['HOST', 'http://x', 'HOST=http://x is not a host name'],
    ['DATA_DIR', '/dev/null/data', 'DATA_DIR=/dev/null/data cannot be made'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL is not a PostgreSQL address; write'],
    ['BASE_URL', 'gong.example.org', 'BASE_URL=gong.example.org is not a web address'],
    ['SMTP_URL', 'mail', 'SMTP_URL is not a mail server address'],
    ['BEACON_URL', 'drand', 'BEACON_URL=drand is not a web address'],
    ['TRUSTED_PROXIES', 'proxy', 'TRUSTED_PROXIES=proxy is not a list of addresses'],
    ['SECRET_KEY', 'short', 'SECRET_KEY is too short'],
    ['DEMO', 'yes', 'DEMO=yes is neither 1 nor 0'],
  ])('%s=%s', (name, value, message) => {
    const reading = () => read({ [name]: value })
    expect(reading).toThrow(ConfigError)
    expect(reading).toThrow(message)
    expect(reading).toThrow(/^.+\.$/) // one line: `.` matches no line break
  })

  test('a password is never shown', () => {
    expect(() => read({ DATABASE_URL: 'mysql://user:hunter2@db' })).toThrow(/^(?!.*hunter2)/)
    expect(() => read({ SECRET_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
  })

  test('a damaged secret key is not replaced in silence', () => {
    const file = join(DATA_DIR, 'secret-key')
    writeFileSync(file, 'cut')
    chmodSync(file, 0o600)
    expect(() => read()).toThrow('is damaged; put the saved one back')
    expect(readFileSync(file, 'utf8')).toBe('cut')
  })
})

describe('accounts elsewhere', () => {
  const oidc = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'kept' }

  test('are set up by an address and two names, and called by their host', () => {
    const { issuer, label } = read(oidc).oidc!
    expect([issuer, label]).toEqual(['https://login.example.org', 'login.example.org'])
    expect(read({ ...oidc, OIDC_LABEL: '省总账号' }).oidc!.label).toBe('省总账号')
    const app = { WECHAT_MINI_APP_ID: 'wx0123456789abcdef', WECHAT_MINI_APP_SECRET: 'kept' }
    expect(read(app).wechat).toEqual({ mini: { id: 'wx0123456789abcdef', secret: 'kept' } })
  })

  test('half of them is refused, and no secret shown', () => {
    const refused = () => read({ ...oidc, OIDC_CLIENT_ID: '' })
    expect(refused).toThrow('OIDC_CLIENT_ID is missing; set all, or none.')
    expect(refused).not.toThrow('kept')
    expect(() => read({ WECHAT_APP_SECRET: 'kept' })).toThrow('WECHAT_APP_ID is missing')
  })

  test('a second factor can be asked of all staff', () => {
    expect(read({ SECOND_FACTOR: 'staff' }).secondFactorForStaff).toBe(true)
    expect(() => read({ SECOND_FACTOR: 'no' })).toThrow(ConfigError)
  })
})
