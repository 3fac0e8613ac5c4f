/** Characters of a unified social credit code (GB 32100-2015): without I, O, S, V and Z, which look like others. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = Array.from({ length: 17 }, (_, at) => 3 ** at % 31)

/** Is this a unified social credit code: 18 characters, the last of which checks the others (modulo 31, GB 32100-2015)? */
export function isUnifiedCode(text: string): boolean {
  const values = [...text].map((letter) => LETTERS.indexOf(letter))
  if (values.length !== 18 || values.includes(-1)) return false
  return values[17] === checkValue(values)
}

/** A code whose first 17 characters are given. */
export const withCheckCharacter = (text: string): string =>
  text + LETTERS[checkValue([...text].map((letter) => LETTERS.indexOf(letter)))]!

const checkValue = (values: readonly number[]): number =>
  (31 - (WEIGHTS.reduce((sum, weight, at) => sum + weight * values[at]!, 0) % 31)) % 31
