import type { Insertable } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { enrolmentDb, type EnrolmentTables } from '../schema/db.ts'
import { nameColumns } from './claim-rows.ts'

type Row<Table extends keyof EnrolmentTables> = Insertable<EnrolmentTables[Table]>
type EnrolmentRow = Row<'enrolment.enrolment'>

/** Rows as the tables keep them, with the names of walk-ins in clear. */
export type PlainEnrolmentRecords = {
  tickets: readonly Row<'enrolment.ticket'>[]
  enrolments: readonly (Omit<EnrolmentRow, 'walk_in_name' | 'walk_in_name_masked'> & { walk_in_name: string | null })[]
  attendance: readonly Row<'enrolment.attendance'>[]
  noShows: readonly Row<'enrolment.no_show'>[]
  appeals: readonly Row<'enrolment.appeal'>[]
  ratings: readonly Row<'enrolment.rating'>[]
}

const BATCH = 1_000 // PostgreSQL takes 65,535 parameters a statement

/** Inserts many records of sign-up and attendance in the order in which they refer to each other. */
export async function insertEnrolmentRecords(db: Db, records: PlainEnrolmentRecords): Promise<void> {
  const tables = enrolmentDb(db)
  for (const rows of batches(records.tickets)) await tables.insertInto('enrolment.ticket').values(rows).execute()
  for (const rows of batches(records.enrolments))
    await tables
      .insertInto('enrolment.enrolment')
      .values(rows.map((row) => ({ ...row, ...nameColumns(row.walk_in_name) })))
      .execute()
  for (const rows of batches(records.attendance)) await tables.insertInto('enrolment.attendance').values(rows).execute()
  for (const rows of batches(records.noShows)) await tables.insertInto('enrolment.no_show').values(rows).execute()
  for (const rows of batches(records.appeals)) await tables.insertInto('enrolment.appeal').values(rows).execute()
  for (const rows of batches(records.ratings)) await tables.insertInto('enrolment.rating').values(rows).execute()
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}
