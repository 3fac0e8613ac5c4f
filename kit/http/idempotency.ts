import { hash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Repetition } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { AppContext, AppEnv } from './context.ts'
import { requestErrors } from './errors.ts'
import { claim, keep, type Keyed, keptOf, openKept, release } from './kept-answers.ts'
import { httpDb } from './schema/db.ts'

/** The hidden field of a portal form that may be sent twice; the API takes the header `Idempotency-Key`. */
const FIELD = 'idempotencyKey'
const HEADER = 'idempotency-key'
const KEY = /^[\x21-\x7e]{1,200}$/
const LARGEST = 256 * 1024
const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

type Answer = { status: number; headers: Record<string, string>; body: string }

/**
 * The same request with the same key has one effect and one answer, for a day, for the person who sent it. Each use case
 * marks its key in its own transaction, so even a process that died between its commit and its answer is not repeated.
 * A refused request had no effect: it is decided anew. An answer that sets a cookie is not kept.
 * @throws Problem `idempotency-key-reused` | `invalid-input`
 */
export const repeatSafely = createMiddleware<AppEnv>(async (c, next) => {
  const keyed = CHANGING.has(c.req.method) ? await keyedRequest(c) : null
  if (!keyed) return next()
  const { services, log } = c.var
  const now = services.clock.now()
  const before = await lookUp(services.db, keyed, now)
  if (before) return replay(c, before)
  c.set('repetition', repetition(keyed, now))
  await next()
  const answer = await answerToKeep(c.res)
  if (!answer) return
  // The effect is marked already; without the answer, a repetition composes it again.
  const kept = { db: services.db, step: { ...keyed, step: 0 }, now, text: JSON.stringify(answer) }
  await keep(kept).catch((error: unknown) =>
    log.warn({ err: error }, 'an answer could not be kept for repetition'),
  )
})

async function keyedRequest(c: AppContext): Promise<Keyed | null> {
  const type = c.req.header('content-type') ?? ''
  const form = type.startsWith('application/x-www-form-urlencoded')
  const given = c.req.header(HEADER) ?? (form ? new URLSearchParams(await c.req.text()).get(FIELD) : null)
  if (given === null) return null
  if (!KEY.test(given))
    throw requestErrors.error('invalid-input', {
      field: 'Idempotency-Key',
      params: { detail: 'Idempotency-Key' },
    })
  // A file is known by its length: it is not read twice.
  const large = type.startsWith('multipart/') || type.startsWith('application/octet-stream')
  const body = large ? (c.req.header('content-length') ?? '') : await c.req.text()
  const { pathname, search } = new URL(c.req.url)
  const fingerprint = hash('sha256', `${c.req.method} ${pathname}${search}\n${body}`, 'buffer')
  return { owner: c.var.actor.personId ?? c.var.actor.token?.id ?? 'visitor', key: given, fingerprint }
}

/** The answer kept for this very request, if it was sent. @throws Problem `idempotency-key-reused` */
async function lookUp(db: Db, keyed: Keyed, now: Temporal.Instant): Promise<Answer | null> {
  const rows = await keptOf({ db, keyed })
  if (rows.some(({ keptUntil }) => Temporal.Instant.compare(keptUntil, now) <= 0)) {
    await httpDb(db)
      .deleteFrom('http.kept_answer')
      .where('owner', '=', keyed.owner)
      .where('key', '=', keyed.key)
      .execute()
    return null
  }
  if (rows.some((row) => !row.fingerprint.equals(keyed.fingerprint)))
    throw requestErrors.error('idempotency-key-reused')
  const content = rows.find(({ step }) => step === 0)?.content
  return content ? (JSON.parse(openKept(content)) as Answer) : null
}

/** What the use cases of this request do in their transactions, in the order in which they are called. */
function repetition(keyed: Keyed, now: Temporal.Instant): Repetition {
  let steps = 0
  return {
    next() {
      const step = { ...keyed, step: ++steps }
      return {
        claim: (tx) => claim({ db: tx, step, now }),
        keep: (tx, output) => keep({ db: tx, step, now, text: JSON.stringify({ output }) }),
        release: (tx) => release({ db: tx, step }),
      }
    },
  }
}

const TEXT = /^(application\/(problem\+)?json|text\/)/

async function answerToKeep(response: Response): Promise<Answer | null> {
  const { status, headers } = response
  const type = headers.get('content-type')
  if (status >= 400 || headers.has('set-cookie') || (type && !TEXT.test(type))) return null
  const body = await response.clone().text()
  if (body.length > LARGEST) return null
  const kept = ['content-type', 'location'].flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return { status, headers: Object.fromEntries(kept), body }
}

function replay(c: AppContext, { status, headers, body }: Answer): Response {
  const empty = status === 204 || body === ''
  return c.newResponse(empty ? null : body, status as 200, { ...headers, 'Idempotency-Replayed': 'true' })
}

/** Forgets what is older than a day. */
export async function forgetKeptAnswers(db: Db, now: Temporal.Instant): Promise<void> {
  await httpDb(db).deleteFrom('http.kept_answer').where('kept_until', '<=', now).execute()
}
