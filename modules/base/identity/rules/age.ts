/** Children may be looked after by a guardian's account until this age. */
export const childUntilAge = 18
export const childrenAtMost = 6

/** The age that counts for rules: calendar years, because only the year of birth is asked for. */
export const ageAt = (birthYear: number, on: Temporal.PlainDate): number => on.year - birthYear

/** From this age on a child's own consent counts (PIPL, art. 31), so it may have an account of its own. */
export const ownAccountFromAge = 14

/** The first year in which somebody has surely reached this age: only the year of birth is known. */
export const yearSurelyAged = (birthYear: number, age: number): number => birthYear + age + 1

/** A guardian's part ends when the child has surely grown up. */
export const grownInYear = (birthYear: number): number => yearSurelyAged(birthYear, childUntilAge)
