/** The period that the address names, or the last thirty days. */
export function periodFrom(query: URLSearchParams, today: Temporal.PlainDate): { from: string; to: string } {
  const day = (name: string) => {
    const text = query.get(name)
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null
  }
  const to = day('to') ?? today.toString()
  const from = day('from') ?? Temporal.PlainDate.from(to).subtract({ days: 29 }).toString()
  return from <= to ? { from, to } : { from: to, to: from }
}
