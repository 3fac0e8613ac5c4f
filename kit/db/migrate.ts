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

/** Brings the database up to date in one transaction; returns the names of the migrations that ran. */
export async function migrate(db: Db, root?: string): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => readMigrations(root) },
    migrationTableSchema: 'migration',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const failed = results.find((result) => result.status === 'Error')
    throw new Error(
      `Migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
  return results.map((result) => result.migrationName)
}
