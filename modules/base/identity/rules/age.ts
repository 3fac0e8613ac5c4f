/** Children may be looked after by a guardian's account until this age. */
export const childUntilAge = 18
export const childrenAtMost = 6

/** The age that counts for rules: calendar years, because only the year of birth is asked for. */
export const ageAt = (birthYear: number, on: Temporal.PlainDate): number => on.year - birthYear
