const encoder = new TextEncoder()

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** @throws DrawError `not-hexadecimal` unless the text is an even number of lower-case hexadecimal digits. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw new DrawError('not-hexadecimal', text)
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Below, above or equal to 0 as the first bytes come before, after or with the second ones, compared as unsigned bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/** What a draw refuses. `about` names the line, the person or the value. */
export class DrawError extends Error {
  readonly code: DrawErrorCode
  readonly about: string
  constructor(code: DrawErrorCode, about = '') {
    super(about ? `${code}: ${about}` : code)
    this.code = code
    this.about = about
  }
}

export const drawErrorCodes = [
  'not-hexadecimal',
  'not-canonical',
  'bad-name',
  'bad-table',
  'rules-of-another-round',
  'no-entropy',
  'secret-too-short',
  'contribution-unknown',
  'contribution-missing',
  'contribution-differs',
  'beacon-unknown',
  'beacon-missing',
  'beacon-too-early',
  'beacon-differs',
] as const
export type DrawErrorCode = (typeof drawErrorCodes)[number]
