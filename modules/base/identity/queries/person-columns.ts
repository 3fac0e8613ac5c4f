import { keyring, type SealedColumn } from '#kit/crypto/index.ts'

type PersonalColumn = 'name' | 'phone' | 'email'

/** Encrypts a personal field of a person; nothing stays nothing. */
export const sealed = (column: PersonalColumn, text: string | null): Buffer | null =>
  text === null ? null : keyring().encrypt(`identity.person.${column}`, text)

/** Opens a personal field of a person. @throws Error when the bytes were changed or belong to another secret. */
export const opened = (column: PersonalColumn, bytes: Buffer | null): string | null =>
  bytes === null ? null : keyring().decrypt(`identity.person.${column}`, bytes)

/** By what a phone is found again: the whole number, and its last four digits for the desk. */
export const phoneHash = (phone: string): Buffer => keyring().lookupHash('phone', phone)
export const last4Hash = (last4: string): Buffer => keyring().lookupHash('phoneLast4', last4)

/** The same to look for: while keys are changed, a row may still stand under an older one. */
export const phoneHashes = (phone: string): Buffer[] => keyring().lookupHashes('phone', phone)
export const last4Hashes = (last4: string): Buffer[] => keyring().lookupHashes('phoneLast4', last4)

/** The encrypted columns of people, for a change of keys. */
export const sealedPersonColumns: readonly SealedColumn[] = [
  {
    table: 'identity.linked_account',
    key: ['person_id', 'provider'],
    column: 'subject',
    hashes: { subject_hash: { kind: 'linkedAccount', of: (subject) => subject } },
  },
  { table: 'identity.person', key: ['id'], column: 'name' },
  { table: 'identity.person', key: ['id'], column: 'email' },
  {
    table: 'identity.person',
    key: ['id'],
    column: 'phone',
    hashes: {
      phone_hash: { kind: 'phone', of: (phone) => phone },
      phone_last4: { kind: 'phoneLast4', of: (phone) => phone.slice(-4) },
    },
  },
]
