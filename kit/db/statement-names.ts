/** Fewer uses are not worth a round of preparing: a list of `in (…)` is a statement of its own for each length. */
const USES = 5
const MOST_COUNTED = 1_000
/** What a connection holds at PostgreSQL stays there until it ends. */
const MOST_NAMED = 300

const uses = new Map<string, number>()
const names = new Map<string, string>()

/**
 * A name for a statement that comes again and again, so that each connection parses it once and PostgreSQL may keep its plan;
 * undefined for what is seldom asked. In a rush most of what PostgreSQL computed was reading the same fifteen statements anew.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMED) return known
  const used = (uses.get(text) ?? 0) + 1
  if (used < USES) {
    if (uses.size >= MOST_COUNTED) uses.clear()
    uses.set(text, used)
    return undefined
  }
  uses.delete(text)
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}
