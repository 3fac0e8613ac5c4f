import type { Db } from '#kit/db/index.ts'
import { linesAbout } from '#kit/journal/index.ts'
import { peopleForDisplay } from '../../queries/person.ts'

/** One time that somebody saw a name unmasked: when, who (masked), and the reason they gave. */
export type Look = { at: Temporal.Instant; by: string; reason: string | null }

/** Who saw these people's names in clear, the latest first. */
export async function looksAt(db: Db, personIds: readonly string[]): Promise<Look[]> {
  const lines = await linesAbout(db, personIds, 'identity.unmaskName')
  const people = await peopleForDisplay(db, [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))])
  return lines.map(({ at, actorId, after }) => ({
    at,
    by: people.get(actorId ?? '')?.nameMasked ?? '*',
    reason: (after as { reason?: string } | null)?.reason ?? null,
  }))
}
