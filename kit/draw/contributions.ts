import { DrawError, fromHex, toHex, utf8 } from './bytes.ts'
import { sha256Hex } from './sha256.ts'

/** What somebody binds himself to before the seal: the secret follows after it. */
export type Commitment = { readonly name: string; readonly commitment: string }
/** The secret behind a commitment, 16 to 64 bytes in hexadecimal digits. */
export type Reveal = { readonly name: string; readonly secret: string }

/** A seed, and each secret in it, has at least so many bits; a plate with 6 digits would have 20. */
export const LEAST_BITS = 128

/**
 * The commitment to a secret: SHA-256 of three lines, the round, the name and the secret. Bound to both, so that nobody can repeat
 * the commitment of another, or use his own again.
 * @throws DrawError `bad-name`, `not-hexadecimal`, `secret-too-short`
 */
export function commitmentTo(round: string, { name, secret }: Reveal): string {
  const bits = 8 * fromHex(secret).length
  if (bits < LEAST_BITS || bits > 512) throw new DrawError('secret-too-short', name)
  return sha256Hex(utf8(`wenhuagong-draw-1 commitment\n${round}\n${personName(name)}\n${secret}\n`))
}

/** A name of a contributor, as it is printed: 1 to 100 characters, none of them a control character. */
function personName(name: string): string {
  if (!name.isWellFormed() || !/^[^\p{Cc}]{1,100}$/u.test(name)) throw new DrawError('bad-name', name)
  return name
}

/**
 * Holds what was revealed against what was committed.
 * @returns the names of those who revealed nothing, in the order of the commitments
 * @throws DrawError `contribution-unknown` for a secret without a commitment or told twice, `contribution-differs` for one that is not behind
 * the commitment
 */
export function checkReveals(
  round: string,
  commitments: readonly Commitment[],
  reveals: readonly Reveal[],
): string[] {
  const committed = new Map(commitments.map(({ name, commitment }) => [name, commitment]))
  if (committed.size < commitments.length) throw new DrawError('contribution-unknown')
  for (const reveal of reveals) {
    const commitment = committed.get(reveal.name)
    if (commitment === undefined) throw new DrawError('contribution-unknown', reveal.name)
    if (commitmentTo(round, reveal) !== commitment) throw new DrawError('contribution-differs', reveal.name)
    committed.delete(reveal.name)
  }
  return [...committed.keys()]
}

/** A secret from random bytes that the caller drew. */
export const secretOf = (random: Uint8Array): string => toHex(random)
