import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { CompiledQuery, type DatabaseConnection, PostgresDriver } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { connectPool } from '#kit/db/driver.ts'

const run = (connection: DatabaseConnection, statement: string) =>
  connection.executeQuery(CompiledQuery.raw(statement))

/** A driver whose transactions are savepoints, so that a whole request can be undone from outside. */
class NestedDriver extends PostgresDriver {
  override beginTransaction = (connection: DatabaseConnection) =>
    run(connection, 'savepoint use_case').then(() => {})
  override commitTransaction = (connection: DatabaseConnection) =>
    run(connection, 'release savepoint use_case').then(() => {})
  override rollbackTransaction = (connection: DatabaseConnection) =>
    run(connection, 'rollback to savepoint use_case').then(() => {})
}

/** A database of one connection whose changes last only as long as `undone`: every request starts from the same rows. */
export function undoableDatabase(url: string): { db: Db; undone<T>(act: () => Promise<T>): Promise<T> } {
  const db: Db = new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new NestedDriver({ pool: connectPool(url, 1, 'setup') }),
      createIntrospector: (on) => new PostgresIntrospector(on),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  const say = (statement: string) => db.executeQuery(CompiledQuery.raw(statement))
  return {
    db,
    async undone(act) {
      await say('begin')
      try {
        return await act()
      } finally {
        await say('rollback')
      }
    },
  }
}
