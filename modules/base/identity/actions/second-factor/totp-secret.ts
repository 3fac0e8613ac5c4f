import { keyring, type SealedColumn } from '#kit/crypto/index.ts'

type Column = 'secret' | 'waiting_secret'

/** An authenticator's secret as it is kept: encrypted with a key outside the database. */
export const sealSecret = (column: Column, secret: Uint8Array): Buffer =>
  keyring().encrypt(`identity.totp.${column}`, Buffer.from(secret).toString('base64'))

export const openSecret = (column: Column, bytes: Uint8Array): Uint8Array =>
  Buffer.from(keyring().decrypt(`identity.totp.${column}`, bytes), 'base64')

/** For a change of keys. */
export const sealedSecondFactorColumns: readonly SealedColumn[] = [
  { table: 'identity.totp', key: ['person_id'], column: 'secret' },
  { table: 'identity.totp', key: ['person_id'], column: 'waiting_secret' },
]
