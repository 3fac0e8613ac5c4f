import type { Db } from '#kit/db/index.ts'

/** How many meetings that are not over yet use one of these spaces. serve/catalog answers it, apps/server wires it. */
export type FutureMeetings = (
  db: Db,
  palaceId: string,
  spaceIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant | null,
) => Promise<number>

let current: FutureMeetings = async () => 0

/** Fills the port, once, when the server is put together. */
export function provideFutureMeetings(answer: FutureMeetings): void {
  current = answer
}

export const futureMeetings: FutureMeetings = (...asked) => current(...asked)
