import type { z } from 'zod'
import type { Decision } from '#kit/access/index.ts'
import { writeJournal, type JournalEntry } from '#kit/journal/index.ts'
import {
  type Action,
  type ActionContext,
  type ActionScope,
  refusal,
  type Repetition,
  retrying,
  validated,
} from './action.ts'
import { gathered, type Settled } from './gathered.ts'
import type { Db } from './index.ts'
import { pipelined } from './pipelined.ts'
import { lackOf } from './unavailable.ts'

/** One request of a group, to its use case. */
export type Member<Input, Output> = Pick<ActionScope, 'actor' | 'allow' | 'journal' | 'unchanged'> & {
  input: Input
  /** What this member is told when the group has committed. */
  answer(output: Output): void
}

/** What a grouped use case sees while its transaction is open. */
export type Group<Input, Output> = Pick<ActionScope, 'tx' | 'now' | 'later'> & {
  /** Takes one step for each member that was not refused yet, in order of arrival. What it throws is that member's alone. */
  each(step: (member: Member<Input, Output>) => void): void
  /** Those who were not refused yet, in order of arrival. */
  members(): readonly Member<Input, Output>[]
  /** Takes statements that were begun and of which nothing is expected but that they succeed: they go out with the journal. */
  write(...begun: Promise<void>[]): void
  /** Says that this group holds what it shares until it commits: the next may come up and wait behind it. */
  held(): void
}

type Body<Input, Output> = (group: Group<Input, Output>) => Promise<void>
type Glance<Input, Output> = {
  /** Whether it is worth looking. */
  likely(input: Input): boolean
  /** Decides a group without writing: true when everyone was answered or refused, false when it must be decided in earnest. */
  decide(group: Omit<Group<Input, Output>, 'later' | 'write' | 'held'>): Promise<boolean>
}
type Step = ReturnType<Repetition['next']>
type Request<Input> = { context: ActionContext; input: Input; sharing: string; step: Step | undefined }
type Work<Input, Output> = { body: Body<Input, Output>; glance?: Glance<Input, Output>; goOn: () => void }

/**
 * With groups of this size the fixed costs of a group are small already; the next one gathers, and those of the last are
 * answered, while PostgreSQL works on this one.
 */
const MOST = 32
const NOBODY = new Error('Nobody of the group is left.')

/**
 * A use case for many requests at once: those with the same `sharing` that come while a group is under way are the next
 * group, in one transaction. A single request is a group of one. Each keeps what `action` promises it: the policy is
 * asked, the journal written in its name, and its problem is its own. When the transaction as a whole fails by what somebody's
 * data did, each is tried alone, in order, so that nobody suffers from another's fault.
 * Requests under a key are marked in the same transaction as `action` does it.
 * `glance` may come first, on one snapshot and without locks: for a group that is likely to change nothing.
 */
export function groupedAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  sharing: (input: z.output<Schema>) => string,
  body: Body<z.output<Schema>, Output>,
  glance?: Glance<z.output<Schema>, Output>,
): Action<z.input<Schema>, Output> {
  type Input = z.output<Schema>
  // A process has one pool; tests have several, each of which is a process to the others.
  const queues = new WeakMap<Db, (request: Request<Input>) => Promise<Output>>()
  const queueOf = (db: Db) => {
    const known = queues.get(db)
    if (known) return known
    const queue = gathered<Request<Input>, Output>(
      (requests, goOn) => inOne(requests, { body, goOn, ...(glance && { glance }) }),
      {
        key: (request) => request.sharing,
        most: MOST,
      },
    )
    queues.set(db, queue)
    return queue
  }
  return async (context, raw) => {
    const input = validated(schema, raw)
    return queueOf(context.db)({
      context,
      input,
      sharing: sharing(input),
      step: context.repetition?.next(),
    })
  }
}

async function inOne<Input, Output>(
  requests: readonly Request<Input>[],
  work: Work<Input, Output>,
): Promise<Settled<Output>[]> {
  try {
    const { body, glance, goOn } = work
    const looked =
      glance?.likely(requests[0]!.input) && !requests.some(({ step }) => step)
        ? await glanceAt(requests, glance, goOn)
        : null
    return looked ?? (await retrying(() => transact(requests, body, goOn)))
  } catch (reason) {
    // A database that is away or full would only meet each of them again.
    if (requests.length === 1 || lackOf(reason)) return requests.map(() => ({ status: 'rejected', reason }))
    const settled: Settled<Output>[] = []
    for (const request of requests) settled.push(...(await inOne([request], work)))
    return settled
  }
}

/** The members of a group, and how they are stepped through. */
function companyOf<Input, Output>(requests: readonly Request<Input>[]) {
  const company = requests.map((request) => memberOf<Input, Output>(request))
  const left = () => company.filter(({ outcome }) => outcome?.status !== 'rejected')
  const each = (step: (member: Member<Input, Output>) => void) => {
    for (const one of left())
      try {
        step(one.member)
      } catch (reason) {
        one.outcome = { status: 'rejected', reason }
      }
  }
  return { company, left, each, members: () => left().map(({ member }) => member) }
}

async function glanceAt<Input, Output>(
  requests: readonly Request<Input>[],
  { decide }: Glance<Input, Output>,
  goOn: () => void,
): Promise<Settled<Output>[] | null> {
  const { db, clock } = requests[0]!.context
  const { company, left, each, members } = companyOf<Input, Output>(requests)
  const now = clock.now()
  const decided = await pipelined(
    db,
    async (tx) => {
      const done = await decide({ tx, now, each, members })
      if (done) goOn()
      return done
    },
    'start transaction isolation level repeatable read read only',
  )
  if (!decided) return null
  if (left().some(({ outcome, asked, changed }) => !outcome || !asked || changed))
    throw new Error('A glance must ask `allow`, say `unchanged` and answer every member.')
  return company.map(({ outcome }) => outcome!)
}

async function transact<Input, Output>(
  requests: readonly Request<Input>[],
  body: Body<Input, Output>,
  held: () => void,
): Promise<Settled<Output>[]> {
  const { db, clock, outbox } = requests[0]!.context
  const now = clock.now()
  const sends: ((tx: Db) => Promise<void>)[] = []
  const replayed = new Map<Request<Input>, Settled<Output>>()
  let settled: Settled<Output>[] = []
  await pipelined(db, async (tx) => {
    const begun: Promise<void>[] = []
    await Promise.all(
      requests.map(async (request) => {
        const before = await request.step?.claim(tx)
        if (before) replayed.set(request, { status: 'fulfilled', value: before.output as Output })
      }),
    )
    const { company, left, each, members } = companyOf<Input, Output>(
      requests.filter((request) => !replayed.has(request)),
    )
    const later: Group<Input, Output>['later'] = (...rest) =>
      void sends.push((open) => outbox.send(open, ...rest))
    const write: Group<Input, Output>['write'] = (...more) => {
      begun.push(...more)
      // Should something else fail before they are waited for, their failing with it is no news.
      for (const one of more) one.catch(() => {})
    }
    if (company.length > 0) await body({ tx, now, each, members, later, write, held })
    for (const { outcome, asked, changed, entries } of left()) {
      if (!asked) throw new Error('A use case must ask `allow` before it commits.')
      if (changed && entries.length === 0)
        throw new Error('A use case must write the journal, or say `unchanged`.')
      if (!outcome) throw new Error('A grouped use case must answer every member.')
    }
    const outcomes = company.values()
    settled = requests.map((request) => replayed.get(request) ?? outcomes.next().value!.outcome!)
    // Everyone was refused: rolling back what was never written spares the wait for the disk.
    if (left().length === 0) throw NOBODY
    const entries = left().flatMap(({ entries: own, actor, requestId }) =>
      own.map((entry) => ({ ...entry, actor, requestId })),
    )
    const marks = company.map(({ step, outcome }) =>
      outcome?.status === 'fulfilled' ? step?.keep(tx, outcome.value) : step?.release(tx),
    )
    await Promise.all([...begun, writeJournal(tx, entries, now), ...marks])
    for (const send of sends) await send(tx)
  }).catch((error: unknown) => {
    if (error !== NOBODY) throw error
  })
  return settled
}

function memberOf<Input, Output>({ context: { actor, requestId = null }, input, step }: Request<Input>) {
  const one = {
    actor,
    requestId,
    step,
    outcome: undefined as Settled<Output> | undefined,
    asked: false,
    changed: true,
    entries: [] as JournalEntry[],
    member: {
      actor,
      input,
      allow(decision: Decision) {
        one.asked = true
        if (!decision.allowed) throw refusal(actor, decision.reason)
      },
      journal: (entry: JournalEntry) => void one.entries.push(entry),
      unchanged: () => void (one.changed = false),
      answer: (value: Output) => void (one.outcome = { status: 'fulfilled', value }),
    },
  }
  return one
}
