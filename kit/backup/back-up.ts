import { sql } from 'kysely'
import { openConnection, type Db } from '#kit/db/index.ts'
import { ownedSchemas } from '#kit/db/migrate.ts'
import { BackupError, createArchive } from './archive.ts'
import { COPY_SETTINGS, copyOut } from './copy.ts'
import { quoted, sequencesOf, tablesOf } from './tables.ts'

/** What a backup says of itself, before its tables. */
export type Manifest = {
  madeAt: string
  appVersion: string
  postgresVersion: string
  migrations: string[]
  /** Names the secret key under which personal fields are encrypted; the key itself is kept apart. */
  keyMark: string
  /** The latest seal of the journal, NUMBER:HASH. */
  journalHead: string | null
  tables: number
}

/** The schema of the job queues, which are part of what is kept: a promised message is a queued job. */
export const JOBS_SCHEMA = 'jobs'

type Parts = {
  url: string
  file: string
  appVersion: string
  keyMark: string
  now: Temporal.Instant
  /** Told of each table when it is written; the next waits for it. */
  say: (line: string) => unknown
}

/**
 * Writes everything that the database holds at one moment into one file, while others read and write.
 * The file bears its name only when it is complete. @throws BackupError
 */
export async function backUp({ url, file, appVersion, keyMark, now, say }: Parts): Promise<Manifest> {
  const schemas = [...ownedSchemas(), JOBS_SCHEMA]
  const { client, db, close } = await openConnection(url, COPY_SETTINGS)
  const archive = await createArchive(file).catch(async (error: unknown) => {
    await close()
    throw error
  })
  try {
    const tables = await tablesOf(db, schemas)
    if (tables.length === 0) throw new BackupError('The database is empty: there is nothing to back up.')
    await client.query('begin isolation level repeatable read read only')
    // Before the first look, so that no migration can change a table between that look and its copy.
    await client.query(
      `lock table ${tables.map(({ schema, table }) => quoted(schema, table)).join(', ')} in access share mode`,
    )
    const manifest = {
      ...(await manifestOf(db)),
      madeAt: now.toString(),
      appVersion,
      keyMark,
      tables: tables.length,
    }
    await archive.write('M', manifest)
    for (const [index, table] of tables.entries()) {
      await archive.write('T', table)
      const sum = await copyOut(client, table, (chunk) => archive.write('D', chunk))
      await archive.write('E', sum)
      if (sum.rows > 0)
        await say(`[${index + 1}/${tables.length}] ${table.schema}.${table.table}: ${sum.rows} rows`)
    }
    await archive.write('S', await sequencesOf(db, schemas))
    await archive.finish()
    return manifest
  } catch (error) {
    await archive.discard()
    throw error
  } finally {
    await close()
  }
}

async function manifestOf(db: Db) {
  const { rows } = await sql<{
    name: string
  }>`select name from migration.kysely_migration order by name`.execute(db)
  const migrations = rows.map(({ name }) => name)
  const version = await sql<{ server_version: string }>`show server_version`.execute(db)
  return {
    migrations,
    postgresVersion: version.rows[0]!.server_version,
    journalHead: await headOf(db),
  }
}

/** Read by name, because a backup may be made of a database that does not seal its journal yet. */
async function headOf(db: Db): Promise<string | null> {
  const { rows: there } = await sql<{ there: boolean }>`
    select to_regclass('journal.seal') is not null as there`.execute(db)
  if (!there[0]!.there) return null
  const { rows } = await sql<{ head: string }>`
    select number || ':' || encode(hash, 'hex') as head from journal.seal order by number desc limit 1`.execute(
    db,
  )
  return rows[0]?.head ?? null
}
