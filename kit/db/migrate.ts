import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Db } from './index.ts'

/** The folder that holds the project: the nearest one above this file with a `modules` folder and a package.json. */
export function projectRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'modules'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('The project folder was not found above the running program.')
  return projectRoot(above)
}

/** All SQL migrations of kit and modules; their names begin with a date and number that order them across modules. */
export function readMigrations(root: string = projectRoot()): Record<string, Migration> {
  const files = globSync('{kit,modules}/**/schema/migrations/*.sql', { cwd: root })
  const named = files.map((file) => [basename(file, '.sql'), file] as const)
  if (new Set(named.map(([name]) => name)).size !== named.length)
    throw new Error('Two migrations have the same name; each needs its own number.')
  return Object.fromEntries(
    named.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, file]) => [name, fromSql(join(root, file))]),
  )
}

function fromSql(file: string): Migration {
  return { up: async (db) => void (await sql.raw(readFileSync(file, 'utf8')).execute(db)) }
}

/** The schemas of kit and modules: a folder with migrations owns the schema of its own name. */
export function ownedSchemas(root: string = projectRoot()): string[] {
  const folders = globSync('{kit,modules}/**/schema/migrations', { cwd: root })
  return folders.map((folder) => basename(dirname(dirname(folder))).replaceAll('-', '_')).toSorted()
}

/**
 * Brings the database up to date in one transaction; returns the names of the migrations that ran. With `only`, takes it
 * no further than these. Given a transaction, it stays within that one.
 */
export async function migrate(
  db: Db,
  { root, only }: { root?: string; only?: ReadonlySet<string> } = {},
): Promise<string[]> {
  const all = Object.entries(readMigrations(root))
  // Inside a transaction that goes on, the next statement fails too: the first reason is the one to tell.
  let reason: Error | undefined
  const telling = ([name, { up }]: [string, Migration]): [string, Migration] => [
    name,
    {
      up: (within) =>
        up(within).catch((cause: unknown) => {
          reason ??= new Error(
            `Migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`,
            { cause },
          )
          throw cause
        }),
    },
  ]
  const wanted = Object.fromEntries(all.filter(([name]) => only?.has(name) ?? true).map(telling))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => wanted },
    migrationTableSchema: 'migration',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw reason ?? error
  return results.map((result) => result.migrationName)
}
