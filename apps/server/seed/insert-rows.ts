import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

const BATCH = 4_000

/** Inserts many rows whose keys are the columns of the table, in one statement a batch. Ranges and bytes come as text. */
export async function insertRows(db: Db, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH)
    const columns = sql.join(Object.keys(batch[0]!).map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(batch)}::jsonb)`.execute(
      db,
    )
  }
}
