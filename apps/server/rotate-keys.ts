import { keyring, rotateColumn, rowsUnderOldKeys } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { ConfigError } from './config.ts'
import { sealedColumns } from './sealed.ts'

/**
 * Rewrites every encrypted column under the newest secret while the installation serves, then looks once more and says that
 * nothing is left. A run that was killed is simply started again.
 * @throws ConfigError when rows are left under an older secret
 */
export async function rotateKeys(db: Db, say: (line: string) => void): Promise<void> {
  for (const sealed of sealedColumns) {
    const rewritten = await rotateColumn(db, keyring(), sealed)
    say(`${sealed.table}.${sealed.column}: ${rewritten} rewritten`)
  }
  const left = await Promise.all(
    sealedColumns.map(async (sealed) => ({ sealed, rows: await rowsUnderOldKeys(db, keyring(), sealed) })),
  )
  const behind = left.filter(({ rows }) => rows > 0)
  if (behind.length > 0)
    throw new ConfigError(
      `Rows are left under an older key in ${behind.map(({ sealed }) => sealed.table).join(', ')}; run npm run rotate-keys again.`,
    )
  say('No row is left under an older key. The older secrets may go (docs/operations/keys.md).')
}
