import type { Db } from '#kit/db/index.ts'
import { sessionAsItStands } from '#modules/serve/catalog/index.ts'
import type { RoundSummary } from '../contract/round.ts'
import type { Opening } from '../contract/vocabulary.ts'
import { roundOfSession } from '../queries/rounds.ts'
import { summaries } from './read.ts'

/** How a session opens. @throws Problem `session-not-found` */
export async function openingOf(
  db: Db,
  palaceId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<{ way: Opening; opensAt: string; round: RoundSummary | null }> {
  const [session, round] = await Promise.all([
    sessionAsItStands(db, palaceId, sessionId),
    roundOfSession(db, palaceId, sessionId),
  ])
  const way = round?.kind ?? (session.awaitsDraw ? 'undecided' : 'firstCome')
  const shown = round ? (await summaries(db, [round], now))[0]! : null
  return { way, opensAt: session.opensAt.toString(), round: shown }
}
