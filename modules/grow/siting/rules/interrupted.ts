/** A process that computes is heard every second; one that was silent for so long is gone. */
const SILENT_SECONDS = 60

/** Was the calculation cut off with the process that did it? P3 */
export const isInterrupted = (
  { state, beatAt }: { state: string; beatAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean => state === 'running' && beatAt !== null && beatAt.until(now).total('seconds') > SILENT_SECONDS
