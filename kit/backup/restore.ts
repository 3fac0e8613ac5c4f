import { sql } from 'kysely'
import type pg from 'pg'
import { getConstructionPlans } from 'pg-boss'
import { openConnection, type Db } from '#kit/db/index.ts'
import { migrate, ownedSchemas, readMigrations } from '#kit/db/migrate.ts'
import { goOn, verifyJournal, type Finding } from '#kit/journal/index.ts'
import { BackupError } from './archive.ts'
import { JOBS_SCHEMA, type Manifest } from './back-up.ts'
import { checkFile, type Contents } from './check-file.ts'
import { COPY_SETTINGS, copyOut } from './copy.ts'
import { loadTables } from './load.ts'
import { foreignKeysOf, quoted, tablesOf, type ForeignKey } from './tables.ts'

type Parts = {
  url: string
  file: string
  /** Also when the database holds something: that is gone afterwards. */
  replace: boolean
  say: (line: string) => void
}

export type Restored = {
  manifest: Manifest
  rows: number
  /** The migrations that came after the backup. */
  newer: string[]
  /** What was wrong with the journal when it was saved already; it is restored as it was. */
  finding: Finding | null
}

/**
 * Puts a backup into the database in one transaction: brings the schema to where the backup left it, loads every table,
 * proves each by count and hash, verifies the journal, and only then applies newer migrations. A failure, or a kill,
 * leaves the database as it was. Needs no more rights than the installation itself has.
 * @throws BackupError
 */
export async function restore({ url, file, replace, say }: Parts): Promise<Restored> {
  say('Reading the backup …')
  const contents = await checkFile(file)
  refuseNewer(contents.manifest)
  const { client, db, close } = await openConnection(url, COPY_SETTINGS)
  try {
    return await db.transaction().execute(async (tx) => {
      await makeRoom(tx, replace)
      say(`Building the schema of ${contents.manifest.migrations.length} migrations …`)
      const queueVersion = await build(tx, contents.manifest)
      await load(client, tx, file, contents, say)
      await prove(client, tx, contents, say)
      await sql`update jobs.version set version = ${queueVersion}`.execute(tx)
      const newer = await migrate(tx)
      await goOn(tx)
      const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0)
      return {
        manifest: contents.manifest,
        rows,
        newer,
        finding: await journalFinding(tx, contents.manifest),
      }
    })
  } finally {
    await close()
  }
}

function refuseNewer({ migrations, appVersion }: Manifest): void {
  const known = readMigrations()
  const unknown = migrations.filter((name) => !(name in known))
  if (unknown.length > 0)
    throw new BackupError(
      `The backup is newer than this program (it was made by version ${appVersion} and has ${unknown[0]}). Install that version or a newer one, then restore.`,
    )
}

/** How long those who use the database are waited for. */
const LOCK_SECONDS = 20

async function makeRoom(tx: Db, replace: boolean): Promise<void> {
  const schemas = [...ownedSchemas(), JOBS_SCHEMA, 'migration']
  const tables = await tablesOf(tx, schemas)
  if (tables.length > 0 && !replace)
    throw new BackupError(
      `The database is not empty: it holds ${tables.length} tables. Restore into an empty one, or add -- --replace to lose what is there.`,
    )
  await sql`select set_config('lock_timeout', ${`${LOCK_SECONDS}s`}, true)`.execute(tx)
  try {
    for (const { schema, table } of tables)
      await sql`lock table ${sql.id(schema, table)} in access exclusive mode`.execute(tx)
  } catch (cause) {
    throw new BackupError('The database is too busy to be replaced; stop the server and restore again.', {
      cause,
    })
  }
  for (const schema of schemas) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(tx)
}

/** The schema as it was, and the job queues of this version. */
async function build(tx: Db, { migrations }: Manifest): Promise<number> {
  await migrate(tx, { only: new Set(migrations) })
  // The plan brings its own transaction, which ours takes the place of, and its impatience.
  const plan = getConstructionPlans(JOBS_SCHEMA)
    .replace(/^\s*BEGIN;/, '')
    .replace(/COMMIT;\s*$/, '')
  await sql.raw(plan).execute(tx)
  await sql`set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`.execute(tx)
  const version = await sql<{ version: number }>`select version from jobs.version`.execute(tx)
  return version.rows[0]!.version
}

async function load(client: pg.Client, tx: Db, file: string, contents: Contents, say: Parts['say']) {
  const schemas = [...ownedSchemas(), JOBS_SCHEMA]
  const tables = await tablesOf(tx, schemas)
  const names = tables.map(({ schema, table }) => quoted(schema, table))
  const run = (statement: string) => sql.raw(statement).execute(tx)
  // Rows come in any order, and as they were: no foreign key is asked before all are there, no trigger changes or refuses one.
  const keys = await foreignKeysOf(tx, schemas)
  for (const { table, name } of keys) await run(`alter table ${table} drop constraint ${quoted(name)}`)
  for (const name of names) await run(`alter table ${name} disable trigger user`)
  await run(`truncate ${names.join(', ')}`) // what migrations wrote is in the backup, as it was then
  say(`Loading ${contents.tables.length} tables …`)
  const { unlike } = await loadTables(client, file, ({ schema }) => schema !== JOBS_SCHEMA)
  if (unlike.length > 0) say(`Taken over as far as this version knows them: ${unlike.join(', ')}.`)
  for (const { schema, name, value, called } of contents.sequences)
    await sql`select setval(${quoted(schema, name)}::regclass, ${value}::bigint, ${called})`.execute(tx)
  await run('set constraints all immediate')
  for (const name of names) await run(`alter table ${name} enable trigger user`)
  await addBack(run, keys)
}

async function addBack(run: (statement: string) => Promise<unknown>, keys: readonly ForeignKey[]) {
  for (const { table, name, definition } of keys)
    await run(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
}

/** Copies every table out again: what is stored now must be what was stored then. */
async function prove(client: pg.Client, tx: Db, { tables }: Contents, say: Parts['say']) {
  say('Comparing counts and hashes …')
  const here = new Map(
    (await tablesOf(tx, [...ownedSchemas(), JOBS_SCHEMA])).map((table) => [
      `${table.schema}.${table.table}`,
      table,
    ]),
  )
  for (const saved of tables) {
    const name = `${saved.schema}.${saved.table}`
    const now = here.get(name)
    if (!now || String(now.columns) !== String(saved.columns)) continue // told when it was loaded
    const sum = await copyOut(client, now)
    if (sum.rows !== saved.rows || sum.sha256 !== saved.sha256)
      throw new BackupError(
        `${name} is not as it was saved (${sum.rows} rows, ${saved.rows} saved); nothing was changed.`,
      )
  }
}

async function journalFinding(tx: Db, { journalHead }: Manifest): Promise<Finding | null> {
  if (journalHead === null) return null
  const [number, hash] = journalHead.split(':') as [string, string]
  return (await verifyJournal(tx, { noted: [{ number: Number(number), hash }] })).finding
}
