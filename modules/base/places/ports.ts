import type { Target } from '#kit/access/index.ts'
import type { ActionScope } from '#kit/db/action.ts'
import type { Interval } from '#kit/interval/index.ts'

/** A use that a closure ends, or ended. */
export type ShutUse = {
  kind: 'session' | 'booking' | 'maintenance' | 'lease' | 'hold'
  sourceId: string
  sourceNo: number
  spaceId: string
  label: string
  during: Interval
}

/** The closure that takes or gives back space. `reason` is told to those concerned. */
export type ClosureAct = {
  closureId: string
  palaceId: string
  target: Target & { palaceId: string }
  reason: string
}

/**
 * What a module does with its uses of spaces when these are shut and opened again. Both run in the closure's transaction,
 * on any number of uses at once.
 */
export type Displacer = {
  kinds: readonly ShutUse['kind'][]
  /** Ends these uses without losing what they were for, and tells those concerned. */
  displace(scope: ActionScope, act: ClosureAct, uses: readonly ShutUse[]): Promise<void>
  /** Takes the space again for these uses, which is free, and tells those concerned. */
  restore(scope: ActionScope, act: ClosureAct, uses: readonly ShutUse[]): Promise<void>
}

let current: readonly Displacer[] = []

/** Filled once by apps/server, in whose modules the uses come from. Uses that nobody owns are ended as they are. */
export function provideDisplacers(displacers: readonly Displacer[]): void {
  current = displacers
}

export const displacers = (): readonly Displacer[] => current
