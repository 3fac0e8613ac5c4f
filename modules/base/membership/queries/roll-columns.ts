import { keyring } from '#kit/crypto/index.ts'

/** Seals a personal field of a line. */
export const sealed = (column: 'name' | 'phone', text: string): Buffer =>
  keyring().encrypt(`membership.member.${column}`, text)

/** Opens it. @throws Error when the bytes were changed or belong to another secret */
export const opened = (column: 'name' | 'phone', bytes: Buffer): string =>
  keyring().decrypt(`membership.member.${column}`, bytes)

/** The hashes that base/identity finds people by. */
export const phoneHash = (phone: string): Buffer => keyring().lookupHash('phone', phone)
/** The same to look for: while keys are changed, a line may still stand under an older one. */
export const phoneHashes = (phone: string): Buffer[] => keyring().lookupHashes('phone', phone)
export const last4Hash = (last4: string): Buffer => keyring().lookupHash('phoneLast4', last4)

/** A name as it stood before an import, under the name of its own column. */
export const sealedBefore = (text: string): Buffer =>
  keyring().encrypt('membership.roll_change.name_before', text)
export const openedBefore = (bytes: Buffer): string =>
  keyring().decrypt('membership.roll_change.name_before', bytes)
