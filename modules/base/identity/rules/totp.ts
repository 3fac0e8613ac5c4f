import { createOTP } from '@better-auth/utils/otp'

/** RFC 6238 with the numbers that every authenticator app takes: six digits, a new code every 30 seconds. */
const PERIOD_SECONDS = 30
const DIGITS = 6

/**
 * The half minute that a code belongs to, if it is right: this one, the last or the next (a phone's clock may be off),
 * but only one after `lastStep`, so that a code seen over a shoulder is not good again. Otherwise null.
 */
export async function stepOfCode(
  secret: Uint8Array,
  code: string,
  { now, lastStep }: { now: Temporal.Instant; lastStep: number },
): Promise<number | null> {
  const current = Math.floor(now.epochMilliseconds / 1000 / PERIOD_SECONDS)
  const otp = createOTP(secret, { digits: DIGITS, period: PERIOD_SECONDS })
  for (const step of [current - 1, current, current + 1])
    if (step > lastStep && (await otp.hotp(step)) === code) return step
  return null
}

/** What an authenticator app reads from the QR code. */
export const totpAddress = (secret: Uint8Array, issuer: string, account: string): string =>
  createOTP(secret, { digits: DIGITS, period: PERIOD_SECONDS }).url(issuer, account)
