import { sql } from 'kysely'
import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { PersonalData, ToldTable } from '#kit/module/index.ts'
import { seasonsDb } from '../schema/db.ts'

/** Who asked for halls: told to them; forgotten, the request stands in the name of its organisation. */
export const seasonsPersonalData: PersonalData = {
  columns: {
    'seasons.request.applicant_id': 'erased',
    'seasons.run.asked_by': 'deed',
    'seasons.adjustment.adjusted_by': 'deed',
    'seasons.conflict.settled_by': 'deed',
  },
  tell,
  forget,
}

async function tell(db: Db, personIds: readonly string[]): Promise<ToldTable[]> {
  const { rows } = await sql<{
    season: string
    organisation: string
    purpose: string
    times: number
    at: Temporal.Instant
  }>`
    select s.title as season, r.organisation, r.purpose, r.times, r.created_at as at
    from seasons.request r join seasons.season s on s.palace_id = r.palace_id and s.id = r.season_id
    where r.applicant_id = any(${personIds}::uuid[]) order by r.created_at desc`.execute(seasonsDb(db))
  return [
    {
      name: 'seasonRequests',
      title: 'seasons:copy.title',
      columns: {
        season: { label: 'seasons:copy.season' },
        organisation: { label: 'seasons:copy.organisation' },
        purpose: { label: 'seasons:copy.purpose' },
        times: { label: 'seasons:copy.times' },
        at: { label: 'seasons:copy.at', instant: true },
      },
      rows: rows.map((row) => ({ ...row, at: row.at.toString() })),
    },
  ]
}

async function forget({ tx }: ActionScope, personIds: readonly string[]): Promise<void> {
  await seasonsDb(tx)
    .updateTable('seasons.request')
    .set({ applicant_id: null })
    .where('applicant_id', 'in', personIds)
    .execute()
}
