import { verifyBeacon } from './beacon.ts'
import { DrawError, fromHex, utf8 } from './bytes.ts'
import { checkReveals, LEAST_BITS, type Reveal } from './contributions.ts'
import type { Seal } from './seal.ts'
import { sha256 } from './sha256.ts'

/** What came into being after the seal. */
export type Entropy = {
  readonly reveals: readonly Reveal[]
  /** Signature of the beacon's round. */
  readonly beacon: { readonly signature: string } | null
}

export type Seed = {
  readonly seed: Uint8Array
  /** Contributors who revealed nothing, in the order of the seal. */
  readonly missing: readonly string[]
}

/**
 * The seed: SHA-256 of lines: the format, the seal, the secret of each contributor in the order of the seal (`-` for who revealed
 * nothing), the beacon's signature (`-` without one). Nobody who lacks one of these can tell anything of it.
 * @param seal the hash of seal.json, as 64 digits
 * @throws DrawError `contribution-…`, `beacon-…`, `secret-too-short` under 128 bits
 */
export function seedOf(plan: Seal, seal: string, entropy: Entropy): Seed {
  const missing = checkReveals(plan.round, plan.contributions, entropy.reveals)
  if (missing.length > 0 && plan.missing === 'stop') throw new DrawError('contribution-missing', missing[0])
  const signature = signatureOf(plan, entropy)
  const secrets = new Map(entropy.reveals.map(({ name, secret }) => [name, secret]))
  const lines = plan.contributions.map(({ name }) => secrets.get(name) ?? '-')
  const bits = 4 * [...secrets.values(), signature ?? ''].join('').length
  if (bits < LEAST_BITS) throw new DrawError('secret-too-short')
  const text = ['wenhuagong-draw-1 seed', seal, ...lines, signature ?? '-', ''].join('\n')
  return { seed: sha256(utf8(text)), missing }
}

function signatureOf({ beacon }: Seal, entropy: Entropy): string | undefined {
  const signature = entropy.beacon?.signature
  if (!beacon !== !signature) throw new DrawError('beacon-missing')
  if (!beacon || !signature) return undefined
  if (fromHex(signature).length !== 48 || !verifyBeacon(beacon, signature))
    throw new DrawError('beacon-differs', String(beacon.round))
  return signature
}
