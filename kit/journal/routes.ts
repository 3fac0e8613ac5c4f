import type { z } from '@hono/zod-openapi'
import { holdsAnywhere } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Api } from '#kit/http/api.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { readJournal, type JournalLine, type JournalPage } from './contract.ts'
import { journalReaders, journalRows } from './query.ts'

/** Masked names by person id; filled in apps/server from base/identity. Whoever is unknown is left out. */
export type NamesOf = (db: Db, personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Adds `GET /journal`. */
export function journalApi(api: Api, namesOf: NamesOf): void {
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
