import { ConfigError, readConfig, type Config } from '#apps/server/config.ts'
import { BackupError } from '#kit/backup/index.ts'
import { joinEmbeddedPostgres } from '#kit/db/embedded.ts'

/** A command that cannot be carried out as asked; the message says why, in words for the operator. */
export class CommandError extends Error {}

const say = (line: string) => process.stderr.write(`${line}\n`)

/**
 * Runs a command beside the server, on the database that the settings name: DATABASE_URL, or our own PostgreSQL, running
 * or started for the command. The exit code is what `work` returns; 1 when it fails, with the reason on one line.
 */
export async function beside(work: (url: string, config: Config) => Promise<number>): Promise<void> {
  try {
    const config = readConfig(process.env)
    const embedded = config.databaseUrl
      ? null
      : await joinEmbeddedPostgres({ dataDir: config.dataDir, log: say })
    try {
      process.exitCode = await work(config.databaseUrl ?? embedded!.url, config)
    } finally {
      await embedded?.stop()
    }
  } catch (cause) {
    const notSetUp = (cause as { code?: unknown } | null)?.code === '42P01' // undefined_table
    const error = notSetUp ? new CommandError('The database is not up to date; run npm run migrate.') : cause
    const known =
      error instanceof ConfigError || error instanceof CommandError || error instanceof BackupError
    say(known ? error.message : error instanceof Error ? error.stack! : String(error))
    process.exitCode = 1
  }
}
