import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Actor, Decision } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { type Problem, problemOfConstraint } from '#kit/http/problem.ts'
import type { DomainEvent, Outbox } from '#kit/jobs/index.ts'
import { writeJournal, type JournalEntry } from '#kit/journal/index.ts'
import type { Db } from './index.ts'

/** What surrounds a use case: given by the request, the job or the test that runs it. */
export type ActionContext = {
  db: Db
  actor: Actor
  clock: Clock
  outbox: Outbox
  requestId?: string | null
  /** Present when the sender marked the request by a key, so that repeating it has no second effect (kit/http). */
  repetition?: Repetition
}

/** Remembers what the use cases of a request returned, each in its own transaction. The n-th call stands for the n-th use case. */
export type Repetition = {
  next(): {
    /** What this use case returned the first time, or null: it is ours to do. Waits for a twin under way. */
    claim(tx: Db): Promise<{ output: unknown } | null>
    /** Keeps what it returned, as JSON, until the transaction commits or is rolled back. */
    keep(tx: Db, output: unknown): Promise<void>
    /** Takes the claim back in a transaction that commits for others: this one was refused. */
    release(tx: Db): Promise<void>
  }
}

/** What a use case sees while its transaction is open. */
export type ActionScope = {
  actor: Actor
  tx: Db
  now: Temporal.Instant
  /** Refuses unless the decision allows. A use case that never asks is a programming error and does not commit. */
  allow(decision: Decision): void
  journal(entry: JournalEntry): void
  /** Says that a repeated or empty request changed nothing, so that no journal entry is due. */
  unchanged(): void
  emit<T>(event: DomainEvent<T>, data: T): void
  /** Queues a job that runs if, and only if, this transaction commits. */
  later: Outbox['send'] extends (tx: Db, ...rest: infer Rest) => Promise<void>
    ? (...rest: Rest) => void
    : never
}

export type Action<Input, Output> = (context: ActionContext, input: Input) => Promise<Output>

/**
 * A use case: validates its input, runs in one transaction, and writes its journal entries and events in the same one.
 * A request repeated under its key (`context.repetition`) is not carried out again: it gets what it got.
 * Serialization failures and deadlocks are retried; a broken constraint becomes the problem that its module named for it.
 * @throws Problem `not-allowed` | `invalid-input` | whatever the body throws
 */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  body: (scope: ActionScope, input: z.output<Schema>) => Promise<Output>,
): Action<z.input<Schema>, Output> {
  return async (context, raw) => {
    const input = validated(schema, raw)
    const step = context.repetition?.next()
    return retrying(() => once(context, (scope) => body(scope, input), step))
  }
}

/** @throws Problem `invalid-input`, naming the field */
export function validated<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw requestErrors.error('invalid-input', {
    field: issue.path.join('.'),
    params: { detail: issue.message },
  })
}

async function once<Output>(
  context: ActionContext,
  body: (scope: ActionScope) => Promise<Output>,
  step: ReturnType<Repetition['next']> | undefined,
): Promise<Output> {
  const now = context.clock.now()
  const { actor, outbox, requestId = null } = context
  return context.db.transaction().execute(async (tx) => {
    const before = await step?.claim(tx)
    if (before) return before.output as Output
    const entries: JournalEntry[] = []
    const sends: (() => Promise<void>)[] = []
    let asked = false
    let changed = true
    const output = await body({
      actor,
      tx,
      now,
      allow(decision) {
        asked = true
        if (!decision.allowed) throw refusal(actor, decision.reason)
      },
      journal: (entry) => void entries.push(entry),
      unchanged: () => void (changed = false),
      emit: (event, data) => void sends.push(() => outbox.emit(tx, event, data)),
      later: (...rest) => void sends.push(() => outbox.send(tx, ...rest)),
    })
    if (!asked) throw new Error('A use case must ask `allow` before it commits.')
    if (changed && entries.length === 0)
      throw new Error('A use case must write the journal, or say `unchanged`.')
    await writeJournal(
      tx,
      entries.map((entry) => ({ ...entry, actor, requestId })),
      now,
    )
    for (const send of sends) await send()
    await step?.keep(tx, output)
    return output
  })
}

/** What a denied actor is told: to sign in, or why not. */
export function refusal(actor: Actor, reason: string): Problem {
  const nobody = actor.personId === null && !actor.system
  return requestErrors.error(nobody ? 'sign-in-needed' : 'not-allowed', { params: { reason } })
}

const RETRIED = new Set(['40001', '40P01']) // serialization_failure, deadlock_detected
const ATTEMPTS = 5

/** Runs a transaction again after a serialization failure or a deadlock; a broken constraint becomes its module's problem. */
export async function retrying<Output>(attempt: () => Promise<Output>): Promise<Output> {
  for (let n = 1; ; n++) {
    try {
      return await attempt()
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code
      if (n < ATTEMPTS && typeof code === 'string' && RETRIED.has(code)) {
        await sleep(10 * 2 ** n)
        continue
      }
      throw problemOfConstraint(error) ?? error
    }
  }
}
