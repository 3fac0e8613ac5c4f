import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** First byte of every encrypted value: tells which key made it, so that keys can be changed. */
const KEY_VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const TOKEN_MAC_BYTES = 16
const SHORTEST_SECRET = 32
const SUBJECT = /^[A-Za-z0-9_-]+$/

/** What a token proves, or why it proves nothing. */
export type TokenCheck = { ok: true; subject: string } | { ok: false; reason: 'invalid' | 'expired' }

/** Everything that needs the installation's secret. Each use has its own derived key. */
export interface Keyring {
  /** Encrypts a value for one column (`schema.table.column`); two calls never give the same bytes. */
  encrypt(column: string, text: string): Buffer
  /** @throws Error when the bytes were changed, or belong to another column or another secret. */
  decrypt(column: string, bytes: Uint8Array): string
  /** 32 bytes by which an encrypted value can be found again; the same `kind` and value, the same hash. */
  lookupHash(kind: string, value: string): Buffer
  /** A token for a link or a QR code, good until `expires`; readable by anyone, made only by us.
   *  @throws RangeError when the subject has characters other than letters, digits, - and _. */
  signToken(purpose: string, subject: string, expires: Temporal.Instant): string
  /** Checks a token made for the same purpose. */
  verifyToken(purpose: string, token: string, now: Temporal.Instant): TokenCheck
}

/** Derives all keys from the secret. @throws RangeError when it is shorter than 32 characters. */
export function createKeyring(secretKey: string): Keyring {
  if (secretKey.length < SHORTEST_SECRET) {
    throw new RangeError(`the secret key needs at least ${SHORTEST_SECRET} characters`)
  }
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secretKey, '', use, 32))
  const columnKey = derive(`column encryption ${KEY_VERSION}`)
  const lookupKey = derive('look-up hash')
  const tokenKey = derive('token')

  const tokenMac = (purpose: string, body: string) =>
    createHmac('sha256', tokenKey)
      .update(`${purpose}\n${body}`)
      .digest()
      .subarray(0, TOKEN_MAC_BYTES)
      .toString('base64url')

  return {
    encrypt(column, text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', columnKey, nonce).setAAD(Buffer.from(column))
      const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(KEY_VERSION), nonce, cipher.getAuthTag(), secret])
    },

    decrypt(column, bytes) {
      if (bytes[0] !== KEY_VERSION) throw new Error(`no key of version ${bytes[0]} for ${column}`)
      const nonce = bytes.subarray(1, 1 + NONCE_BYTES)
      const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
      const secret = bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', columnKey, nonce, {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(column)).setAuthTag(tag)
      return Buffer.concat([decipher.update(secret), decipher.final()]).toString('utf8')
    },

    lookupHash: (kind, value) => createHmac('sha256', lookupKey).update(`${kind}\n${value}`).digest(),

    signToken(purpose, subject, expires) {
      if (!SUBJECT.test(subject)) throw new RangeError('a token subject is letters, digits, - and _')
      const seconds = Math.floor(expires.epochMilliseconds / 1000)
      const body = `${subject}.${seconds.toString(36)}`
      return `${body}.${tokenMac(purpose, body)}`
    },

    verifyToken(purpose, token, now) {
      const [subject = '', expires = '', mac = '', ...rest] = token.split('.')
      const expected = Buffer.from(tokenMac(purpose, `${subject}.${expires}`))
      const given = Buffer.from(mac)
      const genuine = given.length === expected.length && timingSafeEqual(given, expected)
      if (!genuine || rest.length > 0) return { ok: false, reason: 'invalid' }
      const good = now.epochMilliseconds < parseInt(expires, 36) * 1000
      return good ? { ok: true, subject } : { ok: false, reason: 'expired' }
    },
  }
}
