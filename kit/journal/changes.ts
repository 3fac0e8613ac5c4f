/** Only what differs, before and after, for the journal; null when nothing does. */
export function changes(before: Record<string, unknown>, after: Record<string, unknown>) {
  const text = (value: unknown) => JSON.stringify(value ?? null)
  const changed = Object.keys(after).filter((name) => text(before[name]) !== text(after[name]))
  if (changed.length === 0) return null
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
  return { before: pick(before), after: pick(after) }
}
