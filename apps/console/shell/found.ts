export type Entry = { to: string; label: string; also: string; kind: string }

/** Entries that hold every word; those whose name begins with the text come first, otherwise in their own order. */
export function found(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ label }: Entry) => (label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1)
  return entries
    .filter(({ label, also }) => words.every((word) => `${label} ${also}`.toLowerCase().includes(word)))
    .toSorted((a, b) => rank(a) - rank(b))
}
