import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { exists } from './binaries.ts'

/**
 * The address of the database server that runs on this cluster now, or null when none answers: how a command reaches the
 * database of an installation that is serving.
 */
export async function runningServer(
  folder: string,
  address: (port: number, password: string) => string,
): Promise<string | null> {
  const pidFile = join(folder, 'cluster', 'postmaster.pid')
  if (!(await exists(pidFile))) return null
  const port = Number((await readFile(pidFile, 'utf8')).split('\n')[3])
  if (!(port > 0)) return null
  const url = address(port, (await readFile(join(folder, 'password'), 'utf8')).trim())
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 4_000 })
  try {
    await client.connect()
    return url
  } catch {
    return null // left behind by a killed run, or just stopping
  } finally {
    await client.end()
  }
}
