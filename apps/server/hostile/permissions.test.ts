import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { actors, ask, difference, fault, fingerprints, strangers } from './matrix.ts'
import { undoableDatabase } from './one-connection.ts'
import { permissions } from './permissions.ts'
import { appOn, buildWorld, type World } from './world.ts'

const database = testDatabase()
let world: World
let rows: ReturnType<typeof permissions>

beforeAll(async () => {
  world = await buildWorld(database.url)
  rows = permissions(world)
})
afterAll(() => world.close())

type Document = { paths: Record<string, Record<string, unknown>> }

test('every operation of the API has its row, and every row its operation', async () => {
  const document = (await (await world.app.request('/api/v1/openapi.json')).json()) as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(operations.toSorted()).toEqual(Object.keys(rows).toSorted())
})

test('what is tried elsewhere is tried', () => {
  const named = Object.values(rows).flatMap(({ see }) => see ?? [])
  expect(named.filter((file) => !existsSync(file))).toEqual([])
})

test('each may do what the table says, and nothing else: nothing foreign is shown or changed', async () => {
  const { db, undone } = undoableDatabase(database.url)
  const app = appOn(db, world.clock, world.boss)
  const sums = fingerprints(db)
  // What the rest of the world sees meanwhile: sign-in and jobs have connections of their own.
  const committed = fingerprints(world.db)
  const faults: string[] = []
  for (const [operation, row] of Object.entries(rows))
    for (const actor of row.may === 'elsewhere' ? [] : row.see ? strangers : actors)
      await undone(async () => {
        const answer = await ask(world, app, operation, row, actor)
        const text = await answer.text()
        const refused = answer.status >= 400 && answer.status < 500
        const changed = refused && (await wrote(db)) ? difference(await sums(), await committed()) : null
        const wrong = fault(world, row, actor, answer.status, text, changed)
        if (wrong) faults.push(`${operation} as ${actor} ${wrong}`)
      })
  await db.destroy()
  expect(faults.join('\n')).toBe('')
}, 600_000)

/** Whether the transaction wrote anything; comparing all tables is only worth it then. */
async function wrote(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    id: string | null
  }>`select pg_current_xact_id_if_assigned()::text as id`.execute(db)
  return rows[0]!.id !== null
}
