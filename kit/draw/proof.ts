import { toHex } from './bytes.ts'
import { canonicalFile } from './canonical.ts'
import { FORMAT, type Seal } from './seal.ts'
import { type Entropy, seedOf } from './seed.ts'
import { sha256Hex } from './sha256.ts'
import { Fields, readShape, textOf } from './shape.ts'

/** proof.json: published with the results. */
export type Proof = Entropy & {
  readonly format: typeof FORMAT
  /** Hash of seal.json. */
  readonly seal: string
  /** Contributors who revealed nothing, named. */
  readonly missing: readonly string[]
  readonly seed: string
  readonly results: { readonly rows: number; readonly sha256: string }
}

/** @throws DrawError as `seedOf` */
export function proofOf(
  plan: Seal,
  seal: string,
  entropy: Entropy,
  results: { rows: number; file: Uint8Array },
): Proof {
  const { seed, missing } = seedOf(plan, seal, entropy)
  return {
    format: FORMAT,
    seal,
    reveals: entropy.reveals,
    beacon: entropy.beacon,
    missing,
    seed: toHex(seed),
    results: { rows: results.rows, sha256: sha256Hex(results.file) },
  }
}

export const proofFile = (proof: Proof): Uint8Array => canonicalFile(proof)

/** @throws DrawError `not-canonical` */
export const readProof = (file: Uint8Array): Proof =>
  readShape(file, (proof) => ({
    format: proof.oneOf('format', FORMAT),
    seal: proof.text('seal'),
    reveals: proof.list('reveals', (each) => {
      const fields = new Fields(each)
      return { name: fields.text('name'), secret: fields.text('secret') }
    }),
    beacon: proof.orNull('beacon', (beacon) => ({ signature: beacon.text('signature') })),
    missing: proof.list('missing', textOf),
    seed: proof.text('seed'),
    results: proof.within('results', (results) => ({
      rows: results.number('rows'),
      sha256: results.text('sha256'),
    })),
  }))
