import { keyring } from './installed.ts'

/**
 * The number that only we can make for a thing, such as the code of a door for a booking: the same thing, the same
 * number, and nothing has to be kept anywhere. The first is the one to give out; while keys are changed, those after it
 * still hold. Whoever checks one must limit the tries.
 */
export function numberCodes(kind: string, thing: string, digits: number): string[] {
  return keyring()
    .lookupHashes(kind, thing)
    .map((hash) => String(hash.readBigUInt64BE() % 10n ** BigInt(digits)).padStart(digits, '0'))
}

const ENTRY_DIGITS = 8

/** The codes that open a door for what `thing` names (`palace:booking`). */
export const entryCodes = (thing: string): string[] => numberCodes('entry code', thing, ENTRY_DIGITS)

/** 4821 9307, as people read it out. */
export const sayEntryCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
