import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const SHORTEST_SECRET = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** A value says which key made it: a version byte and four bytes of the key's id. Version 1 had no id. */
const WITH_KEY_ID = 2
const WITHOUT_KEY_ID = 1
export const MARK_BYTES = 5

/** The keys that one secret stands for, one for each use. */
export type SecretKeys = { columnKey: Buffer; lookupKey: Buffer; tokenKey: Buffer; mark: Buffer }

/** @throws RangeError when the secret is shorter than 32 characters. */
export function deriveKeys(secret: string): SecretKeys {
  if (secret.length < SHORTEST_SECRET)
    throw new RangeError(`the secret key needs at least ${SHORTEST_SECRET} characters`)
  const derive = (use: string, length = 32) => Buffer.from(hkdfSync('sha256', secret, '', use, length))
  return {
    columnKey: derive('column encryption 1'),
    lookupKey: derive('look-up hash'),
    tokenKey: derive('token'),
    mark: Buffer.concat([Buffer.of(WITH_KEY_ID), derive('key id', MARK_BYTES - 1)]),
  }
}

/** Mark, nonce, tag, text; the column and the mark are sealed in. */
export function seal({ columnKey, mark }: SecretKeys, column: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', columnKey, nonce).setAAD(sealedIn(column, mark))
  const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([mark, nonce, cipher.getAuthTag(), secret])
}

/** @throws Error when the bytes were changed or were sealed for another column or by another key. */
export function unseal({ columnKey, mark }: SecretKeys, column: string, bytes: Uint8Array): string {
  const start = bytes[0] === WITHOUT_KEY_ID ? 1 : MARK_BYTES
  const nonce = bytes.subarray(start, start + NONCE_BYTES)
  const tag = bytes.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES)
  const secret = bytes.subarray(start + NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', columnKey, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(start === 1 ? Buffer.from(column) : sealedIn(column, mark)).setAuthTag(tag)
  return Buffer.concat([decipher.update(secret), decipher.final()]).toString('utf8')
}

const sealedIn = (column: string, mark: Buffer) => Buffer.concat([mark, Buffer.from(column)])
