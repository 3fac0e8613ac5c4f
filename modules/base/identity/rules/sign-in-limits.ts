/** The numbers of signing in, all in one place. */
export const signIn = {
  codeDigits: 6,
  codeMinutes: 5,
  wrongTriesPerCode: 5,
  /** A worker's phone stays signed in this long. */
  sessionDays: 90,
  /** Whoever holds a role signs in again every day. */
  staffSessionDays: 1,
  passwordLength: 10,
  /** Between the password and the second factor. */
  secondFactorMinutes: 10,
  recoveryCodes: 10,
  passkeyMinutes: 5,
  /** Between leaving for a provider and coming back, and then until one is linked. */
  externalMinutes: 10,
  passkeysMost: 10,
  tokenDaysMost: 366,
  firstAdministratorHours: 24,
} as const

/** At most `most` attempts within `seconds`. */
export type Limit = { most: number; seconds: number }

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How often something may be tried. An address may be a whole palace behind one router, so it is let off lightly. */
export const signInLimits = {
  codeToPhone: [
    { most: 1, seconds: MINUTE },
    { most: 5, seconds: HOUR },
    { most: 10, seconds: DAY },
  ],
  codeFromAddress: [{ most: 60, seconds: HOUR }],
  tryOfPhone: [{ most: 20, seconds: HOUR }],
  tryFromAddress: [{ most: 200, seconds: HOUR }],
  tryOfUsername: [{ most: 10, seconds: HOUR }],
  /** Three codes are good at any time: 20 tries a day leave one chance in 16,000. */
  tryOfSecondFactor: [
    { most: 5, seconds: 15 * MINUTE },
    { most: 20, seconds: DAY },
  ],
  tryOfRecovery: [
    { most: 5, seconds: HOUR },
    { most: 10, seconds: DAY },
  ],
} as const satisfies Record<string, readonly Limit[]>
export type AttemptKind = keyof typeof signInLimits

/** The longest window: attempts older than it no longer matter. */
export const attemptsMatterSeconds = DAY

/**
 * How long to wait before trying again, in seconds; 0: go on. `past` are the ages of earlier attempts in seconds.
 */
export function secondsToWait(limits: readonly Limit[], past: readonly number[]): number {
  const waits = limits.map(({ most, seconds }) => {
    const within = past.filter((age) => age < seconds).toSorted((a, b) => a - b)
    // The attempt that is the `most`-th youngest must leave the window first.
    return within.length < most ? 0 : seconds - within[most - 1]!
  })
  return Math.max(0, ...waits)
}
