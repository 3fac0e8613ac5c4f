import { sql } from 'kysely'
import { keyring } from '#kit/crypto/index.ts'
import { gathered, type Settled } from '#kit/db/gathered.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from './errors.ts'

/** One request under its key: who sent it, and what exactly was asked. */
export type Keyed = { owner: string; key: string; fingerprint: Buffer }
/** 0 stands for the answer as it was sent, n for what the n-th use case of the request returned. */
export type Step = Keyed & { step: number }
type Kept = Step & { content: Buffer | null; keptUntil: Temporal.Instant }

const KEPT_HOURS = 24
const COLUMN = 'http.kept_answer.content'

/** In a rush every form has its key: what is done for many at the same time, in one transaction or in none, is one statement. */
const together = <Item extends { db: Db }, Answer>(
  answerAll: (items: readonly Item[], db: Db) => Promise<Settled<Answer>[]>,
) => gathered<Item, Answer>((items) => answerAll(items, items[0]!.db), { key: ({ db }) => db })

const done = <Answer>(value: Answer): Settled<Answer> => ({ status: 'fulfilled', value })

/** Where a row stands; neither a person's id nor a key holds a space. Rows are written in one order, so that nobody waits in a ring. */
const nameOf = ({ owner, key, step }: Omit<Step, 'fingerprint'>) => `${owner} ${key} ${step}`
const inOrder = <Item extends { step: Step }>(items: readonly Item[]) =>
  [...new Map(items.map((item) => [nameOf(item.step), item]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)

/** The columns of steps, for `unnest`. */
const columns = (steps: readonly Step[]) => sql`
  unnest(${steps.map(({ owner }) => owner)}::text[], ${steps.map(({ key }) => key)}::text[],
    ${steps.map(({ step }) => step)}::integer[], ${steps.map(({ fingerprint }) => fingerprint)}::bytea[])`

async function keptUnder(db: Db, requests: readonly Keyed[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select owner, key, step, fingerprint, content, kept_until as "keptUntil" from http.kept_answer
    where (owner, key) in (select * from unnest(${requests.map(({ owner }) => owner)}::text[],
      ${requests.map(({ key }) => key)}::text[]))`.execute(db)
  return rows
}

/** What is kept under the key of a request, whatever was asked under it. */
export const keptOf = together<{ db: Db; keyed: Keyed }, Kept[]>(async (asked, db) => {
  const rows = Map.groupBy(
    await keptUnder(
      db,
      asked.map(({ keyed }) => keyed),
    ),
    ({ owner, key }) => `${owner} ${key}`,
  )
  return asked.map(({ keyed: { owner, key } }) => done(rows.get(`${owner} ${key}`) ?? []))
})

type Claim = { db: Db; step: Step; now: Temporal.Instant }

/**
 * Takes a step of a request in this transaction, or tells what it returned the first time. Waits for the same step under way elsewhere.
 * @throws Problem `idempotency-key-reused`
 */
export const claim = together<Claim, { output: unknown } | null>(async (claims, tx) => {
  const ordered = inOrder(claims)
  const { rows } = await sql<Omit<Step, 'fingerprint'>>`
    insert into http.kept_answer (owner, key, step, fingerprint, kept_until)
    select *, ${until(claims)}::timestamptz from ${columns(ordered.map(({ step }) => step))}
    on conflict on constraint a_step_of_a_request_is_taken_once do nothing returning owner, key, step`.execute(
    tx,
  )
  const taken = new Set(rows.map(nameOf))
  // Of the same step several times in one group, one has taken it.
  const ours = new Set(ordered.filter(({ step }) => taken.has(nameOf(step))))
  const others = claims.filter((one) => !ours.has(one)).map(({ step }) => step)
  const kept = others.length > 0 ? await keptUnder(tx, others) : []
  return claims.map((one) => (ours.has(one) ? done(null) : outputOf(one.step, kept)))
})

function outputOf(step: Step, kept: readonly Kept[]): Settled<{ output: unknown }> {
  const before = kept.find((row) => nameOf(row) === nameOf(step))
  const refuse = (reason: Error) => ({ status: 'rejected', reason }) as const
  if (!before?.fingerprint.equals(step.fingerprint))
    return refuse(requestErrors.error('idempotency-key-reused'))
  // Only what this very transaction has claimed can be seen before it is kept: a twin in one group.
  if (!before.content) return refuse(new Error('The same request is under way in this transaction.'))
  return done(JSON.parse(openKept(before.content)) as { output: unknown })
}

/** Takes the claims of steps back. */
export const release = together<{ db: Db; step: Step }, void>(async (released, tx) => {
  await sql`delete from http.kept_answer where (owner, key, step) in
    (select owner, key, step from ${columns(released.map(({ step }) => step))} as gone (owner, key, step))`.execute(
    tx,
  )
  return released.map(() => done(undefined))
})

/** Keeps what a step returned, or the answer of a request. */
export const keep = together<Claim & { text: string }, void>(async (items, db) => {
  const ordered = inOrder(items)
  const contents = ordered.map(({ text }) => keyring().encrypt(COLUMN, text))
  await sql`
    insert into http.kept_answer (owner, key, step, fingerprint, content, kept_until)
    select step.*, ${until(items)}::timestamptz from
      rows from (${columns(ordered.map(({ step }) => step))}, unnest(${contents}::bytea[])) as step
    on conflict on constraint a_step_of_a_request_is_taken_once do update set content = excluded.content`.execute(
    db,
  )
  return items.map(() => done(undefined))
})

export const openKept = (content: Buffer): string => keyring().decrypt(COLUMN, content)

const until = (items: readonly { now: Temporal.Instant }[]) => items[0]!.now.add({ hours: KEPT_HOURS })
