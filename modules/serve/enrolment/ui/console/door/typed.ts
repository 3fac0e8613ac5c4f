/** What somebody typed or a scanner read, as the door understands it. */
export type Typed =
  | { kind: 'code'; code: string }
  | { kind: 'qr'; text: string }
  | { kind: 'last4'; digits: string }
  | { kind: 'name'; name: string }
  | { kind: 'unclear'; why: 'tooShort' | 'noSuchLetter' | 'notACode' }

const CODE_LENGTH = 8
const LONGEST = 100
/** The letters of a ticket's code; 0, 1, I and O are left out because they are mistaken for one another. */
const CODE = /^[2-9A-HJ-NP-Z]{8}$/
const LOOKS_LIKE_CODE = /^[0-9A-Z]+$/

/** The text of a QR code, however the scanner's keyboard spells it: those of tickets hold capitals only. */
export const scanned = (raw: string): Typed => ({
  kind: 'qr',
  text: raw.normalize('NFKC').trim().toUpperCase().slice(0, LONGEST),
})

/**
 * Four digits are the end of a phone number, eight clear letters a ticket's code, anything with a mark in it the text
 * of a QR code, words a name. Full-width letters, blanks and dashes do not matter: a Chinese keyboard and a reading
 * voice add them.
 */
export function understand(raw: string): Typed {
  const text = raw.normalize('NFKC').trim()
  const packed = text.replace(/[\s\-\u2010-\u2015\u00B7.]/g, '').toUpperCase()
  if (/^\d{4}$/.test(packed)) return { kind: 'last4', digits: packed }
  if (CODE.test(packed)) return { kind: 'code', code: packed }
  if (/[:/?=]/.test(text)) return scanned(text)
  if (/[\u3400-\u9FFF]/.test(text)) return { kind: 'name', name: text.replace(/\s+/g, '') }
  if (!LOOKS_LIKE_CODE.test(packed)) return { kind: 'unclear', why: 'notACode' }
  if (packed.length < CODE_LENGTH) return { kind: 'unclear', why: 'tooShort' }
  return packed.length > CODE_LENGTH ? scanned(text) : { kind: 'unclear', why: 'noSuchLetter' }
}
