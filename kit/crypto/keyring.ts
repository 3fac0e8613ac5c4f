import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKeys, MARK_BYTES, type SecretKeys, seal, unseal } from './secret-keys.ts'

const TOKEN_MAC_BYTES = 16
const SUBJECT = /^[A-Za-z0-9_-]+$/

/** What a token proves, or why it proves nothing. */
export type TokenCheck = { ok: true; subject: string } | { ok: false; reason: 'invalid' | 'expired' }

/** Everything that needs the installation's secret. Each use has its own derived key. */
export interface Keyring {
  /** Encrypts a value for one column (`schema.table.column`); two calls never give the same bytes. */
  encrypt(column: string, text: string): Buffer
  /** Opens a value made under the newest secret or an older one.
   *  @throws Error when the bytes were changed, or belong to another column or another secret. */
  decrypt(column: string, bytes: Uint8Array): string
  /** 32 bytes by which an encrypted value can be found again; the same `kind` and value, the same hash. */
  lookupHash(kind: string, value: string): Buffer
  /** The hash under each secret, the newest first: while keys are changed, a row may still stand under an older one. */
  lookupHashes(kind: string, value: string): Buffer[]
  /** A token for a link or a QR code, good until `expires`; readable by anyone, made only by us.
   *  @throws RangeError when the subject has characters other than letters, digits, - and _. */
  signToken(purpose: string, subject: string, expires: Temporal.Instant): string
  /** Checks a token made for the same purpose, under any of the secrets. */
  verifyToken(purpose: string, token: string, now: Temporal.Instant): TokenCheck
  /** How every value under the newest secret begins. */
  readonly mark: Buffer
}

/**
 * Derives all keys. `older` secrets still open what they once sealed, until everything is rewritten under the newest.
 * @throws RangeError when a secret is shorter than 32 characters.
 */
export function createKeyring(secretKey: string, older: readonly string[] = []): Keyring {
  const all = [secretKey, ...older].map(deriveKeys)
  const newest = all[0]!
  return {
    mark: newest.mark,
    encrypt: (column, text) => seal(newest, column, text),
    decrypt: (column, bytes) => openWith(all, column, bytes),
    lookupHash: (kind, value) => hashWith(newest, kind, value),
    lookupHashes: (kind, value) => all.map((keys) => hashWith(keys, kind, value)),

    signToken(purpose, subject, expires) {
      if (!SUBJECT.test(subject)) throw new RangeError('a token subject is letters, digits, - and _')
      const seconds = Math.floor(expires.epochMilliseconds / 1000)
      const body = `${subject}.${seconds.toString(36)}`
      return `${body}.${macWith(newest, purpose, body)}`
    },

    verifyToken(purpose, token, now) {
      const [subject = '', expires = '', mac = '', ...rest] = token.split('.')
      const given = Buffer.from(mac)
      const genuine = all.some((keys) => {
        const expected = Buffer.from(macWith(keys, purpose, `${subject}.${expires}`))
        return given.length === expected.length && timingSafeEqual(given, expected)
      })
      if (!genuine || rest.length > 0) return { ok: false, reason: 'invalid' }
      const good = now.epochMilliseconds < parseInt(expires, 36) * 1000
      return good ? { ok: true, subject } : { ok: false, reason: 'expired' }
    },
  }
}

const hashWith = ({ lookupKey }: SecretKeys, kind: string, value: string) =>
  createHmac('sha256', lookupKey).update(`${kind}\n${value}`).digest()

const macWith = ({ tokenKey }: SecretKeys, purpose: string, body: string) =>
  createHmac('sha256', tokenKey)
    .update(`${purpose}\n${body}`)
    .digest()
    .subarray(0, TOKEN_MAC_BYTES)
    .toString('base64url')

/** Tries the keys that the value's mark allows; a value from before marks is tried with each. */
function openWith(all: readonly SecretKeys[], column: string, bytes: Uint8Array): string {
  const mark = bytes.subarray(0, MARK_BYTES)
  const fitting = all.filter((keys) => bytes[0] === 1 || keys.mark.equals(mark))
  let failure: unknown = new Error(`no key of version ${bytes[0]} for ${column}`)
  for (const keys of fitting) {
    try {
      return unseal(keys, column, bytes)
    } catch (error) {
      failure = error // another of the keys may fit
    }
  }
  throw failure
}
