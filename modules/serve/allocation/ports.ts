import type { BeaconRound } from '#kit/draw/index.ts'

/** Fetches the signature of a beacon's round, already verified; null while it cannot be had. */
export type ReadBeacon = (round: BeaconRound) => Promise<string | null>

let reader: ReadBeacon | null = null

/** Fills the port, once, when the server is put together. Without it rounds are sealed on contributions alone. */
export function provideBeacon(read: ReadBeacon | null): void {
  reader = read
}

export const beaconReader = (): ReadBeacon | null => reader
