import type { Clock } from './index.ts'

/**
 * Keeps the answer to a slow question for `seconds`, per key: public figures over a month may be a minute old. Whoever
 * asks while it is being worked out waits for the same answer; a failure is not kept.
 */
export function remember<Answer>(clock: Clock, seconds: number, most = 500) {
  const kept = new Map<string, { answer: Promise<Answer>; until: Temporal.Instant }>()
  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const found = kept.get(key)
    if (found && Temporal.Instant.compare(clock.now(), found.until) < 0) return found.answer
    if (kept.size >= most) kept.delete(kept.keys().next().value!)
    const answer = ask()
    kept.set(key, { answer, until: clock.now().add({ seconds }) })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
