import { DrawError, utf8 } from './bytes.ts'

/** What a published JSON file may hold: no fractions, no numbers beyond 2^53, nothing undefined. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined }

/**
 * The one way of writing a value as a file: UTF-8, keys in the order of their bytes, no spaces, whole numbers, one LF at the
 * end. Nothing of it depends on a language or a place. (RFC 8785, for whole numbers and ASCII keys.)
 * @throws DrawError `not-canonical` for what has no such form
 */
export const canonicalFile = (value: Plain): Uint8Array => utf8(`${written(value)}\n`)

/**
 * Reads a file written by `canonicalFile`, and refuses any other bytes for the same value: a file has one hash only.
 * @throws DrawError `not-canonical`
 */
export function readCanonicalFile(bytes: Uint8Array): Plain {
  let value: Plain
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as Plain
  } catch {
    throw new DrawError('not-canonical')
  }
  const again = canonicalFile(value)
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i]))
    throw new DrawError('not-canonical')
  return value
}

function written(value: Plain | undefined): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new DrawError('not-canonical', String(value))
    return String(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new DrawError('not-canonical', value)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  const keys = Object.keys(value ?? {}).toSorted()
  const bad = keys.find((key) => !/^[\w.-]+$/.test(key))
  if (value === undefined || bad !== undefined) throw new DrawError('not-canonical', bad)
  const object = value as { readonly [key: string]: Plain | undefined }
  return `{${keys.map((key) => `"${key}":${written(object[key])}`).join(',')}}`
}
