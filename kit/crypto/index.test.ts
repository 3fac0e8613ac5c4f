import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createKeyring,
  maskName,
  maskPhone,
  normalizePhone,
  normalizeTicketCode,
  randomCode,
  ticketCode,
} from './index.ts'

const keyring = createKeyring('a secret key for tests only, 32+ characters')
const other = createKeyring('another secret key for tests, 32+ characters')
const column = 'sample.person.name'
const REFUSED = /authenticate|no key of version|Invalid (authentication tag|initialization vector)/

describe('column encryption', () => {
  test('any text comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(keyring.decrypt(column, keyring.encrypt(column, text))).toBe(text)
      }),
    )
  })

  test('the same text never gives the same bytes, nor shows in them', () => {
    const [a, b] = [keyring.encrypt(column, '13812345678'), keyring.encrypt(column, '13812345678')]
    expect(a.equals(b)).toBe(false)
    expect(a.toString('latin1')).not.toContain('138')
  })

  test('one changed bit anywhere is noticed', () => {
    const bytes = keyring.encrypt(column, '张三')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => keyring.decrypt(column, changed)).toThrow(REFUSED)
    }
  })

  test.each([0, 1, 12, 13, 20, 28])('%i bytes of a value are refused', (length) => {
    expect(() => keyring.decrypt(column, keyring.encrypt(column, '').subarray(0, length))).toThrow(REFUSED)
  })

  test('a value moved to another column or read with another secret is refused', () => {
    const bytes = keyring.encrypt(column, '张三')
    expect(() => keyring.decrypt('sample.person.phone', bytes)).toThrow(REFUSED)
    expect(() => other.decrypt(column, bytes)).toThrow(REFUSED)
  })

  test('a short secret is refused', () => {
    expect(() => createKeyring('x'.repeat(31))).toThrow('32 characters')
  })
})

test('the look-up hash depends on kind, value and secret, and on nothing else', () => {
  const hash = keyring.lookupHash('phone', '13812345678')
  expect(hash.length).toBe(32)
  expect(hash.equals(keyring.lookupHash('phone', '13812345678'))).toBe(true)
  expect(hash.equals(keyring.lookupHash('idNumber', '13812345678'))).toBe(false)
  expect(hash.equals(keyring.lookupHash('phone', '13812345679'))).toBe(false)
  expect(hash.equals(other.lookupHash('phone', '13812345678'))).toBe(false)
})

describe('tokens', () => {
  const expires = Temporal.Instant.from('2026-11-22T12:00:00Z')
  const now = expires.subtract({ seconds: 1 })
  const token = keyring.signToken('ticket', '0193a-Zz_9', expires)

  test('prove their subject until they expire', () => {
    expect(keyring.verifyToken('ticket', token, now)).toEqual({ ok: true, subject: '0193a-Zz_9' })
    const expired = { ok: false, reason: 'expired' }
    expect(keyring.verifyToken('ticket', token, expires)).toEqual(expired)
  })

  test('are good for their own purpose and secret only', () => {
    const invalid = { ok: false, reason: 'invalid' }
    expect(keyring.verifyToken('signIn', token, now)).toEqual(invalid)
    expect(other.verifyToken('ticket', token, now)).toEqual(invalid)
  })

  test('any change of a character makes them invalid', () => {
    for (let index = 0; index < token.length; index++) {
      const letter = token[index] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, index) + letter + token.slice(index + 1)
      expect(keyring.verifyToken('ticket', changed, now).ok).toBe(false)
    }
  })

  test.each(['', '.', '..', 'a.b.c', 'a.b.c.d', `${token}.x`, `x${token}`, token.slice(0, -4)])(
    '%j is invalid',
    (bad) => {
      expect(keyring.verifyToken('ticket', bad, now)).toEqual({ ok: false, reason: 'invalid' })
    },
  )

  test('refuse a subject that could be read two ways', () => {
    expect(() => keyring.signToken('ticket', 'a.b', expires)).toThrow(RangeError)
    expect(() => keyring.signToken('ticket', '', expires)).toThrow(RangeError)
  })
})

describe('codes', () => {
  test('bytes that would favour some characters are thrown away', () => {
    const stream = [255, 254, 0, 253, 1, 252, 2]
    // 256 = 3 × 85 + 1: only byte 255 is unfair.
    const code = randomCode('abc', 6, (size) => Uint8Array.from(stream.splice(0, size)))
    expect(code).toBe('cabbac')
  })

  test('every character is about as likely', () => {
    const counts = new Map<string, number>()
    for (const letter of randomCode('ABCDEFG', 70_000)) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(700)
    expect(counts.size).toBe(7)
  })

  test('a ticket code has no look-alikes and differs each time', () => {
    const codes = new Set(Array.from({ length: 500 }, () => ticketCode()))
    expect(codes.size).toBe(500)
    for (const code of codes) expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/)
    expect(ticketCode(6)).toHaveLength(6)
  })

  test('a ticket code is understood as people type it', () => {
    expect(normalizeTicketCode(' ab3-d9 ｋ ')).toBe('AB3D9K')
  })

  test('an alphabet that cannot be drawn from fairly is refused', () => {
    expect(() => randomCode('a', 3)).toThrow(RangeError)
    expect(() => randomCode('x'.repeat(257), 3)).toThrow(RangeError)
  })
})

test.each([
  ['张三', '张*'],
  ['张三丰', '张*'],
  ['欧阳修', '欧阳*'],
  ['欧阳', '欧*'],
  ['𠮷野', '𠮷*'],
  [' John Smith', 'J*'],
  ['', '*'],
])('the name %s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['13812341234', '138****1234'],
  ['02787654321', '027****4321'],
  ['87654321', '****21'],
  ['12', '****'],
])('the phone %s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test.each([
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['138 1234 5678', '13812345678'],
  ['12812345678', null],
  ['1381234567', null],
  ['138123456789', null],
  ['+1 13812345678', null],
  ['027-87654321', null],
  ['', null],
])('the typed phone %s is %s', (typed, phone) => {
  expect(normalizePhone(typed)).toBe(phone)
})
