import { DrawError, utf8 } from './bytes.ts'
import { sha256After } from './sha256.ts'

/** What is hashed after the name for the second ticket and those after it; made once for each number. */
const further: Uint8Array[] = []

/** @throws DrawError `bad-name` unless it is 1 to 64 of the characters `A–Z a–z 0–9 . _ : -`, which is what names rounds and applicants. */
export function named(name: string): string {
  if (!/^[A-Za-z0-9._:-]{1,64}$/.test(name)) throw new DrawError('bad-name', name)
  return name
}

/** Draws the tickets of one round. */
export function ticketsOf(seed: Uint8Array, round: string) {
  const hash = sha256After(Uint8Array.of(...seed, ...utf8(named(round)), 0))
  const other = new Uint8Array(32)
  return {
    /**
     * Writes the ticket of an applicant to `out`: SHA-256(seed ‖ round ‖ 00 ‖ applicant). Whoever has `entries` lots has
     * the lowest of so many tickets; the further ones are SHA-256(… ‖ applicant ‖ 00 ‖ "1"), and so on. The lowest of w
     * is first among all with a chance of exactly w over the sum of all lots.
     */
    into(out: Uint8Array, at: number, applicant: Uint8Array, entries = 1): void {
      hash.into(out, at, applicant)
      for (let entry = 1; entry < entries; entry++) {
        hash.into(other, 0, applicant, (further[entry] ??= utf8(`\0${entry}`)))
        if (below(other, 0, out, at)) out.set(other, at)
      }
    },
  }
}

/** The ticket of one applicant. */
export function ticketOf(seed: Uint8Array, round: string, applicant: string, entries = 1): Uint8Array {
  const ticket = new Uint8Array(32)
  ticketsOf(seed, round).into(ticket, 0, utf8(named(applicant)), entries)
  return ticket
}

function below(a: Uint8Array, at: number, b: Uint8Array, from: number): boolean {
  for (let i = 0; i < 32; i++) if (a[at + i] !== b[from + i]) return a[at + i]! < b[from + i]!
  return false
}
