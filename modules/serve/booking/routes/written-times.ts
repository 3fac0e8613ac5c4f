/** The instant that an address or a form names; null when it names none, and the caller shows the day instead. */
export function instantOf(written: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(written)
  } catch {
    return null
  }
}
