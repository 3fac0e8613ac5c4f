import type { z } from '@hono/zod-openapi'
import { holdsAnywhere, type Actor } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import {
  askVerification,
  readDailyHeads,
  readJournal,
  readSealState,
  type Finding,
  type JournalLine,
  type JournalPage,
  type SealState,
} from './contract.ts'
import { journalReaders, journalRows } from './query.ts'
import { canVerify, dailyHeads, sealState, verifyOnScreen } from './verification.ts'

/** Masked names by person id; filled in apps/server from base/identity. Whoever is unknown is left out. */
export type NamesOf = (db: Db, personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Adds `GET /journal`, and what tells and checks how it is sealed. */
export function journalApi(api: Api, namesOf: NamesOf): void {
  sealApi(api)
  api.openapi(readJournal, async (c) => {
    const { actor, services } = c.var
    if (!holdsAnywhere(actor, journalReaders))
      throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
        params: { reason: 'console:journalScreen.refused' },
      })
    const question = c.req.valid('query')
    const found = await journalRows(services.db, actor, question)
    const rows = found.slice(0, question.limit)
    const actors = new Set(rows.flatMap(({ actor_id }) => actor_id ?? []))
    const names = await namesOf(services.db, [...actors])
    const page: z.input<typeof JournalPage> = {
      lines: rows.map((row) => lineOf(row, names)),
      next: found.length > rows.length ? rows.at(-1)!.id : null,
    }
    return c.json(page, 200)
  })
}

function sealApi(api: Api): void {
  api.openapi(readSealState, async (c) => {
    onlyKeepers(c.var.actor)
    return c.json(stateOf(await sealState(c.var.services.db)), 200)
  })
  api.openapi(askVerification, async (c) => {
    await verifyOnScreen(contextOf(c), {})
    return c.body(null, 204)
  })
  api.openapi(readDailyHeads, async (c) => {
    onlyKeepers(c.var.actor)
    const rows = await dailyHeads(c.var.services.db, c.req.valid('query').days)
    return c.json({ heads: rows.map((row) => ({ ...row, day: row.day.toString() })) }, 200)
  })
}

function onlyKeepers(actor: Actor): void {
  const decision = canVerify(actor)
  if (decision.allowed) return
  throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
    params: { reason: decision.reason },
  })
}

const stateOf = ({ head, waiting, verification }: Awaited<ReturnType<typeof sealState>>): SealState => ({
  head: head && { number: head.number, hash: head.hash.toString('hex'), at: head.at.toString() },
  waiting: waiting.count,
  waitingSince: waiting.since?.toString() ?? null,
  verification: verification && {
    askedAt: verification.asked_at.toString(),
    finishedAt: verification.finished_at?.toString() ?? null,
    sealsTotal: verification.seals_total,
    sealsDone: verification.seals_done,
    finding: verification.finding as Finding | null,
  },
})

type Row = Awaited<ReturnType<typeof journalRows>>[number]

const lineOf = (row: Row, names: ReadonlyMap<string, string>): JournalLine => ({
  id: row.id,
  at: row.at.toString(),
  actorId: row.actor_id,
  actorName: (row.actor_id && names.get(row.actor_id)) ?? null,
  action: row.action,
  subject: { type: row.subject_type, id: row.subject_id },
  palaceId: row.palace_id,
  divisionCode: row.division_code,
  before: row.before as JournalLine['before'],
  after: row.after as JournalLine['after'],
  requestId: row.request_id,
})
