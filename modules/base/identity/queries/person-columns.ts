import { keyring } from '#kit/crypto/index.ts'

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
