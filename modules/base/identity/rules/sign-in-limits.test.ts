import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secondsToWait, signInLimits } from './sign-in-limits.ts'

describe('how long to wait', () => {
  test.each([
    [[], 0],
    [[59], 1],
    [[60], 0],
    [[61, 200, 300, 400, 500], 3600 - 500],
    [[0.5], 59.5],
  ])('a phone with codes sent %j seconds ago waits %d s', (past, wait) => {
    expect(secondsToWait(signInLimits.codeToPhone, past)).toBe(wait)
  })

  test('after the wait one may go on, and not a second sooner', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 30 })
    fc.assert(
      fc.property(ages, (past) => {
        const wait = secondsToWait(signInLimits.codeToPhone, past)
        const later = (seconds: number) =>
          secondsToWait(
            signInLimits.codeToPhone,
            past.map((age) => age + seconds),
          )
        expect(later(wait)).toBe(0)
        expect(wait === 0 || later(wait - 1) > 0).toBe(true)
      }),
    )
  })
})
