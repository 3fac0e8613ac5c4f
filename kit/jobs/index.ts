import type { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import type { ActionContext } from '#kit/db/action.ts'

/** Something that happened and that later modules may care about; the data carries ids, not rows. */
export type DomainEvent<T> = { name: string; schema: z.ZodType<T> }

export function defineEvent<T>(name: string, schema: z.ZodType<T>): DomainEvent<T> {
  return { name, schema }
}

/** A piece of work outside a request: thin, ids in, calls an action. It may run twice and must not mind. */
export type Job<T> = {
  name: string
  schema: z.ZodType<T>
  run(context: ActionContext, data: T): Promise<void>
  /** A cron line in the palace's usual zone, for work that comes round by itself. */
  cron?: string
  /** The event that queues this job. */
  on?: string
  /** How often a failed run is tried again (default 5, with growing pauses). */
  retries?: number
}

/** A job whose data type is its own matter: what lists of jobs hold. */
export type AnyJob = Omit<Job<unknown>, 'schema' | 'run'> & {
  schema: z.ZodType
  run(context: ActionContext, data: never): Promise<void>
}

export function defineJob<T>(job: Job<T>): Job<T> {
  return job
}

/** A job that runs whenever an event of another module was committed. */
export function onEvent<T>(event: DomainEvent<T>, name: string, run: Job<T>['run']): Job<T> {
  return { name, schema: event.schema, on: event.name, run }
}

export type SendOptions = {
  /** Not before this instant. */
  at?: Temporal.Instant
}

/** Where actions leave events and jobs: stored in the action's own transaction. */
export type Outbox = {
  send<T>(tx: Db, job: Pick<Job<T>, 'name'>, data: T, options?: SendOptions): Promise<void>
  emit<T>(tx: Db, event: DomainEvent<T>, data: T): Promise<void>
}
