import { system } from '#kit/access/index.ts'
import { compute } from '#kit/compute/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { noteProgress, runById } from '../queries/runs.ts'
import { seasonById } from '../queries/seasons.ts'
import { checkCertificate } from '../rules/certificate.ts'
import { proposeComputation } from '../rules/computation.ts'
import type { Effort, Progress } from '../rules/propose.ts'
import { seasonsDb } from '../schema/db.ts'
import { failRun, keepProposal, named } from './keep-proposal.ts'
import { problemOf, withLocks } from './season-problem.ts'

const LIMIT_MS = 60_000
const NOTE_MS = 700

/**
 * Calculates a proposal that was asked for, in a thread of its own; tells its progress in its row and looks there whether somebody
 * ended it. When a worker dies the job is taken over by another, which comes to the same. `effort`: less, for tests and demonstrations.
 */
export async function runProposal(
  given: ActionContext,
  { palaceId, runId }: { palaceId: string; runId: string },
  effort?: Effort,
): Promise<void> {
  const context = { ...given, actor: system }
  const { db } = context
  const run = await runById(db, palaceId, runId)
  const season = run && (await seasonById(db, palaceId, run.seasonId))
  if (!season || run.endedAt !== null) return
  const ids = { palaceId, runId, seasonId: season.id }
  await seasonsDb(db)
    .updateTable('seasons.run')
    .set({ begun_at: context.clock.now() })
    .where('palace_id', '=', palaceId)
    .where('id', '=', runId)
    .execute()
  const stop = new AbortController()
  let latest: Progress & { share: number } = { share: 0, worth: 0, bound: null }
  const note = async () => {
    const { cancelAsked } = await noteProgress(db, { palaceId, runId, ...latest })
    if (cancelAsked) stop.abort()
  }
  const noting = setInterval(() => void note().catch(() => stop.abort()), NOTE_MS)
  try {
    const asked = await problemOf(db, season)
    const problem = withLocks(asked)
    const proposal = await compute(
      proposeComputation,
      { problem, effort },
      {
        limitMs: LIMIT_MS,
        signal: stop.signal,
        onProgress: (share, told) => (latest = { share, ...(told as Progress) }),
      },
    )
    const finding = checkCertificate(problem, proposal.placements, proposal.certificate)
    if (finding) throw new Error(`a proposal does not hold: ${finding}`)
    await keepProposal(context, { ...ids, proposal: named(asked, proposal) })
  } catch (error) {
    await failRun(context, { ...ids, failure: String(error).slice(0, 200) })
    throw error
  } finally {
    clearInterval(noting)
  }
}
