import { createHash } from 'node:crypto'
import { setInterval } from 'node:timers/promises'
import { compute, ComputationEnded, type Computation } from '#kit/compute/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Parameters } from '../contract.ts'
import type { Certificate } from '../rules/answer.ts'
import { certificateHolds, type Answered } from '../rules/check-answer.ts'
import { planComputation, siteComputation } from '../rules/computation.ts'
import type { Frozen } from '../rules/frozen.ts'
import { locksOf, scenarioById } from '../queries/scenarios.ts'
import { sitingDb } from '../schema/db.ts'
import { freezePlan } from './freeze-plan.ts'
import { freezeSites } from './freeze-sites.ts'
import { solvePlan } from './solve-plan.ts'
import { solveSites } from './solve-sites.ts'

/** Of the whole time, how much the question itself may take; the rest is for its neighbours and for pricing decisions. */
const MAIN_SHARE = 0.6
/** No neighbour may take longer: it only shows how much a setting matters. */
const FURTHER_MS = 10_000
const MOST_PAIRS = 4_000_000

export type Solvers = { sites: typeof siteComputation; plan: typeof planComputation }

type Failure = 'interrupted' | 'noSites' | 'noDemand' | 'tooLarge' | 'stopped' | 'unexpected'
class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure)
    this.failure = failure
  }
}

/**
 * Carries out one calculation: freezes what it rests on, asks the solver in a thread of its own, checks the certificate
 * independently, and writes the whole result in one statement, or none. It heeds `cancel_asked_at` within a second. A run
 * that was already begun was cut off with its process: it is told, and can be run again. P3
 */
export async function computeRun(
  context: ActionContext,
  runId: string,
  solvers: Solvers = { sites: siteComputation, plan: planComputation },
): Promise<void> {
  const { db, clock } = context
  const begun = await sitingDb(db)
    .updateTable('siting.run')
    .set({ state: 'running', began_at: clock.now(), beat_at: clock.now() })
    .where('id', '=', runId)
    .where('state', '=', 'queued')
    .returning(['scenario_id', 'limit_seconds'])
    .executeTakeFirst()
  if (!begun) return end(context, runId, 'failed', 'interrupted')
  const cancel = new AbortController()
  const over = new AbortController()
  let share = 0
  const watching = watch(context, runId, cancel, over.signal, () => share)
  try {
    const frozen = await freeze(context, begun.scenario_id)
    refuseUnfit(frozen)
    const limits = { limitMs: begun.limit_seconds * 1_000, signal: cancel.signal }
    const found = await solve(frozen, solvers, limits, (now) => (share = now))
    if (cancel.signal.aborted) await end(context, runId, 'cancelled', null)
    else await keep(context, runId, frozen, found)
  } catch (error) {
    if (cancel.signal.aborted) return await end(context, runId, 'cancelled', null)
    const failure =
      error instanceof Refused ? error.failure : error instanceof ComputationEnded ? 'stopped' : 'unexpected'
    await end(context, runId, 'failed', failure)
    if (failure === 'unexpected') throw error
  } finally {
    over.abort()
    await watching
  }
}

async function freeze({ db, clock }: ActionContext, scenarioId: string): Promise<Frozen> {
  const scenario = (await scenarioById(db, scenarioId))!
  const { scope } = scenario
  const locks = await locksOf(db, scenarioId)
  const parameters = scenario.parameters as Parameters
  const now = clock.now()
  return parameters.question === 'plan'
    ? freezePlan(db, { scope, parameters, locks, now })
    : freezeSites(db, { scope, parameters, locks, now })
}

function refuseUnfit(frozen: Frozen): void {
  if (frozen.points.length === 0) throw new Refused('noDemand')
  if (frozen.kind === 'plan') return
  if (frozen.sites.every(({ kind }) => kind === 'palace')) throw new Refused('noSites')
  if (frozen.points.length * frozen.sites.length > MOST_PAIRS) throw new Refused('tooLarge')
}

/** Asks the solvers with what is left of the time; progress runs to 1 over the question and all that follows it. */
async function solve(
  frozen: Frozen,
  solvers: Solvers,
  { limitMs, signal }: { limitMs: number; signal: AbortSignal },
  progress: (share: number) => void,
) {
  const until = performance.now() + limitMs
  const main =
    <I, O>(computation: Computation<I, O>) =>
    (question: I): Promise<O> =>
      compute(computation, question, {
        limitMs: limitMs * MAIN_SHARE,
        signal,
        onProgress: (share) => progress(share * MAIN_SHARE),
      })
  let asked = 0
  const further =
    <I, O>(computation: Computation<I, O>) =>
    async (question: I): Promise<O | null> => {
      const left = Math.min(until - performance.now(), FURTHER_MS)
      if (left <= 0 || signal.aborted) return null
      progress(MAIN_SHARE + (1 - MAIN_SHARE) * (1 - 1 / ++asked))
      return compute(computation, question, { limitMs: left, signal })
    }
  return frozen.kind === 'plan'
    ? solvePlan(frozen, main(solvers.plan), further(solvers.plan))
    : solveSites(frozen, main(solvers.sites), further(solvers.sites))
}

type Found = Awaited<ReturnType<typeof solve>>

/** The result, its question and its certificate, in one statement. */
async function keep(
  { db, clock }: ActionContext,
  runId: string,
  frozen: Frozen,
  found: Found,
): Promise<void> {
  const instance = JSON.stringify(frozen)
  const now = clock.now()
  await sitingDb(db)
    .updateTable('siting.run')
    .set({
      state: 'done',
      share: 1,
      ended_at: now,
      instance,
      instance_hash: createHash('sha256').update(instance).digest('hex'),
      result: JSON.stringify(found.result),
      certificate: JSON.stringify(plainCertificate(found.answer.certificate)),
      gap: Number.isFinite(found.answer.gap) ? found.answer.gap : null,
      certificate_holds: certificateHolds(found as Answered),
    })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
}

/** Numbers as their bytes, little-endian in base64: JSON would round none of them, but take three times the room. */
const plainCertificate = ({ digest, nodes, multipliers }: Certificate) => ({
  digest,
  nodes: base64(nodes),
  multipliers: base64(multipliers),
})
const base64 = ({ buffer, byteOffset, byteLength }: Int32Array | Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

const end = async (
  { db, clock }: ActionContext,
  runId: string,
  state: 'cancelled' | 'failed',
  failure: Failure | null,
) =>
  void (await sitingDb(db)
    .updateTable('siting.run')
    .set({ state, failure, ended_at: clock.now() })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute())

/** Every second: says that it lives and how far it is, and hears whether somebody cancelled. */
async function watch(
  { db, clock }: ActionContext,
  runId: string,
  cancel: AbortController,
  over: AbortSignal,
  share: () => number,
): Promise<void> {
  try {
    for await (const _ of setInterval(1_000, null, { signal: over })) {
      const row = await sitingDb(db)
        .updateTable('siting.run')
        .set({ beat_at: clock.now(), share: Math.min(share(), 1) })
        .where('id', '=', runId)
        .where('state', '=', 'running')
        .returning('cancel_asked_at')
        .executeTakeFirst()
      if (row?.cancel_asked_at) cancel.abort()
    }
  } catch (error) {
    if (!over.aborted) cancel.abort(error)
  }
}
