import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { startEmbeddedPostgres } from '#kit/db/embedded.ts'
import { type Db, openDatabase } from '#kit/db/index.ts'

/**
 * Lends empty databases on a server that lives only as long as the work: server, databases and folder are gone
 * afterwards, however the work ends.
 */
export async function withFreshDatabases<T>(
  count: number,
  work: (databases: Db[]) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wenhuagong-'))
  // The server may run under an account of its own; a folder that it can enter keeps everything in one place.
  await chmod(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} })
  const names = Array.from({ length: count }, (_, index) => `fresh_${index + 1}`)
  const admin = openDatabase(server.url, { max: 1 })
  const databases = names.map((name) => {
    const url = new URL(server.url)
    url.pathname = name
    return openDatabase(url.href, { max: 2 })
  })
  try {
    for (const name of names) await sql`create database ${sql.id(name)}`.execute(admin)
    return await work(databases)
  } finally {
    await Promise.all([admin, ...databases].map((db) => db.destroy()))
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
