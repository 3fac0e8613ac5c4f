import { type BeaconRound, beaconTime } from './beacon.ts'
import { DrawError, toHex } from './bytes.ts'
import { canonicalFile } from './canonical.ts'
import type { Commitment } from './contributions.ts'
import { MerkleTree } from './merkle.ts'
import { sha256Hex } from './sha256.ts'
import { Fields, readShape } from './shape.ts'
import { tableRows } from './table.ts'
import { named } from './ticket.ts'

export const FORMAT = 'wenhuagong-draw-1'

/** Where the randomness will come from; stated and sealed before any of it exists. Times in Unix seconds. */
export type EntropyPlan = {
  readonly contributions: readonly Commitment[]
  /** Until when the contributors reveal their secrets. */
  readonly revealBy: number
  readonly beacon: BeaconRound | null
  /**
   * When a contributor reveals nothing: `stop`, there is no seed, and the draw is annulled in the open or waits; or `continue`, the seed is
   * made without the secret, which is allowed only when a beacon round after `revealBy` is named: else whoever reveals last
   * could choose between two results.
   */
  readonly missing: 'stop' | 'continue'
}

/** seal.json: published before the draw. The hash of this file is the seal. */
export type Seal = EntropyPlan & {
  readonly format: typeof FORMAT
  readonly round: string
  readonly sealedAt: number
  readonly list: { readonly rows: number; readonly sha256: string; readonly root: string }
  readonly rules: { readonly sha256: string }
}

/** Number of rows, hash and Merkle root of a table. @throws DrawError `bad-table` */
export function digestOf(list: Uint8Array, columns: readonly string[]): Seal['list'] {
  const steps = digesting(list, columns)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** `digestOf` in steps: gives the number of rows done, now and then. */
export function* digesting(list: Uint8Array, columns: readonly string[]): Generator<number, Seal['list']> {
  const tree = new MerkleTree()
  let rows = 0
  for (const { start, end } of tableRows(list, columns)) {
    tree.add(list.subarray(start, end))
    if (++rows % STEP === 0) yield rows
  }
  return { rows, sha256: sha256Hex(list), root: toHex(tree.end().root) }
}

/** How many rows pass between two signs of progress. */
export const STEP = 5_000

/**
 * Seals a frozen list and its rules.
 * @throws DrawError `no-entropy`, `beacon-missing`, `beacon-too-early`, `beacon-unknown` for a plan that somebody could bend
 */
export function sealOf(
  draw: { round: string; sealedAt: number; list: Uint8Array; columns: readonly string[]; rules: Uint8Array },
  plan: EntropyPlan,
): Seal {
  checkPlan(plan, draw.sealedAt)
  const { contributions, revealBy, beacon, missing } = plan
  return {
    format: FORMAT,
    round: named(draw.round),
    sealedAt: draw.sealedAt,
    list: digestOf(draw.list, draw.columns),
    rules: { sha256: sha256Hex(draw.rules) },
    contributions: contributions.map(({ name, commitment }) => ({ name, commitment })),
    revealBy,
    beacon: beacon && { chain: beacon.chain, round: beacon.round },
    missing,
  }
}

/** @throws DrawError when somebody could know the randomness at sealing, or choose it afterwards */
export function checkPlan(plan: EntropyPlan, sealedAt: number): void {
  if (plan.contributions.length === 0 && !plan.beacon) throw new DrawError('no-entropy')
  if (plan.missing === 'continue' && !plan.beacon) throw new DrawError('beacon-missing')
  if (plan.beacon && beaconTime(plan.beacon) <= Math.max(sealedAt, plan.revealBy))
    throw new DrawError('beacon-too-early', String(plan.beacon.round))
}

export const sealFile = (seal: Seal): Uint8Array => canonicalFile(seal)

/** @throws DrawError `not-canonical` unless the bytes are exactly those of a seal */
export const readSeal = (file: Uint8Array): Seal =>
  readShape(file, (seal) => ({
    format: seal.oneOf('format', FORMAT),
    round: named(seal.text('round')),
    sealedAt: seal.number('sealedAt'),
    list: seal.within('list', (list) => ({
      rows: list.number('rows'),
      sha256: list.text('sha256'),
      root: list.text('root'),
    })),
    rules: seal.within('rules', (rules) => ({ sha256: rules.text('sha256') })),
    contributions: seal.list('contributions', (each) => {
      const fields = new Fields(each)
      return { name: fields.text('name'), commitment: fields.text('commitment') }
    }),
    revealBy: seal.number('revealBy'),
    beacon: seal.orNull('beacon', (beacon) => ({
      chain: beacon.text('chain'),
      round: beacon.number('round'),
    })),
    missing: seal.oneOf('missing', 'stop', 'continue'),
  }))
