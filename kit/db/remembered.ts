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

/**
 * Remembers rows by id for `seconds`, and asks only for those not at hand: for what lists name again and again and that
 * seldom changes, such as palaces and rooms. What was not found is asked again.
 */
export function rememberedRows<Row extends { id: string }>(
  seconds: number,
  most = 20_000,
  now: () => number = () => performance.now(),
) {
  const kept = new Map<string, { row: Row; until: number }>()
  return async (
    ids: readonly string[],
    ask: (missing: string[]) => Promise<Row[]>,
  ): Promise<Map<string, Row>> => {
    // What is at hand is taken before anything is waited for: it may grow old meanwhile.
    const at = now()
    const found = new Map<string, Row>()
    for (const id of ids) {
      const known = kept.get(id)
      if (known && known.until > at) found.set(id, known.row)
    }
    const missing = [...new Set(ids)].filter((id) => !found.has(id))
    if (missing.length === 0) return found
    if (kept.size + missing.length > most) kept.clear()
    for (const row of await ask(missing)) {
      kept.set(row.id, { row, until: at + seconds * 1000 })
      found.set(row.id, row)
    }
    return found
  }
}
