type Kept<T> = { answer: Promise<T>; until: number }
const MOST = 500

/**
 * Asks once in `seconds` for each key and gives everybody the same answer, also those who ask while it is on its way:
 * for numbers that every visitor sees and that may be a moment old. A failure is not remembered.
 */
export function remembered<T>(seconds: number, now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept<T>>()
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const found = kept.get(key)
    if (found && found.until > now()) return found.answer
    if (kept.size >= MOST) kept.delete(kept.keys().next().value!)
    const answer = ask()
    kept.set(key, { answer, until: now() + seconds * 1000 })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
