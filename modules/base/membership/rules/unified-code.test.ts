import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUnifiedCode, withCheckCharacter } from './unified-code.ts'

test.each(['91350100M000100Y43', '91110000600037341L', '914403001922038216'])(
  '%s, a published code, is one',
  (code) => expect(isUnifiedCode(code)).toBe(true),
)

test.each([
  '',
  '91350100M000100Y4',
  '91350100M000100Y44',
  '91350100M000100Y4I',
  '91350100m000100y43',
  '00000000000000000O',
])('%j is none', (code) => expect(isUnifiedCode(code)).toBe(false))

test('every single wrong character is noticed, and every pair of neighbours that changed places', () => {
  const letter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 17, maxLength: 17 }),
      fc.nat(17),
      letter,
      (letters, at, other) => {
        const code = withCheckCharacter(letters.join(''))
        expect(isUnifiedCode(code)).toBe(true)
        const wrong = code.slice(0, at) + other + code.slice(at + 1)
        expect(isUnifiedCode(wrong)).toBe(wrong === code)
        const near = Math.min(at, 16)
        const swapped = code.slice(0, near) + code[near + 1]! + code[near]! + code.slice(near + 2)
        expect(isUnifiedCode(swapped)).toBe(swapped === code)
      },
    ),
  )
})
