import { createOTP } from '@better-auth/utils/otp'
import { expect, test } from 'vitest'
import { stepOfCode, totpAddress } from './totp.ts'

const secret = new TextEncoder().encode('12345678901234567890') // the secret of RFC 6238, appendix B
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const none = { lastStep: 0 }

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i the code of RFC 6238 is right', async (seconds, code) => {
  expect(await stepOfCode(secret, code, { now: at(seconds), ...none })).toBe(Math.floor(seconds / 30))
})

test.each([
  ['half a minute early', -30, true],
  ['half a minute late', 30, true],
  ['a minute late', 60, false],
  ['a minute early', -60, false],
])('a clock that is %s: %s', async (_, off, right) => {
  const now = 1_234_567_890
  const step = await stepOfCode(secret, '005924', { now: at(now + off), ...none })
  expect(step !== null).toBe(right)
})

test('a code is not good again, nor is an earlier one after it', async () => {
  const now = at(1_234_567_890)
  const step = (await stepOfCode(secret, '005924', { now, ...none }))!
  expect(await stepOfCode(secret, '005924', { now, lastStep: step })).toBeNull()
  const before = await createOTP(secret).hotp(step - 1)
  expect(await stepOfCode(secret, before, { now, lastStep: step })).toBeNull()
  const after = await createOTP(secret).hotp(step + 1)
  expect(await stepOfCode(secret, after, { now, lastStep: step })).toBe(step + 1)
})

test.each(['', '00592', '0059240', 'abcdef'])('%j is no code', async (code) => {
  expect(await stepOfCode(secret, code, { now: at(1_234_567_890), ...none })).toBeNull()
})

test('the address that the app reads names the house and the account', () => {
  expect(totpAddress(secret, '文化宫', 'admin')).toMatch(
    /^otpauth:\/\/totp\/.*admin.*secret=GEZDGNBVGY3TQOJQ/,
  )
})
