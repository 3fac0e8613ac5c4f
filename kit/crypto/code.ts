import { randomBytes } from 'node:crypto'

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: read aloud, off paper or by tired eyes, none is taken for another. */
const CLEAR_LETTERS = '34679ACDEFGHJKMNPQRTWXY'

/**
 * `length` characters, each equally likely: bytes that would favour the first ones are thrown away.
 * @throws RangeError when the alphabet has fewer than 2 or more than 256 characters.
 */
export function randomCode(
  alphabet: string,
  length: number,
  bytes: (size: number) => Uint8Array = randomBytes,
): string {
  if (alphabet.length < 2 || alphabet.length > 256) throw new RangeError('alphabet of 2 to 256')
  const fair = 256 - (256 % alphabet.length)
  let code = ''
  while (code.length < length) {
    for (const byte of bytes(length - code.length)) {
      if (byte < fair) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}

/** A code for a paper ticket that is easy to read and type; 8 characters are 78 thousand million. */
export function ticketCode(length: 6 | 7 | 8 = 8): string {
  return randomCode(CLEAR_LETTERS, length)
}

/** A ticket code as typed at the desk (`ab3-d9k`) in the form in which it was given out. */
export function normalizeTicketCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}
