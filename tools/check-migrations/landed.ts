import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

const lockFile = 'modules/migrations.lock'

/** Path of a migration → SHA-256 of its text. */
export type Fingerprints = ReadonlyMap<string, string>

/** The fingerprints of the migrations as they stand. */
export const readMigrations = (): Fingerprints =>
  new Map(
    globSync('{kit,modules}/**/schema/migrations/*.sql')
      .toSorted()
      .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )

/** The fingerprints under which migrations landed. */
export const readLock = (): Fingerprints =>
  new Map(
    (existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : '').split('\n').flatMap((line) => {
      const [fingerprint = '', file] = line.split('  ')
      return file ? [[file, fingerprint] as const] : []
    }),
  )

/** A landed migration is never edited or removed; a new one is locked when it lands. */
export function landedFindings(lock: Fingerprints, migrations: Fingerprints): string[] {
  const findings: string[] = []
  for (const [file, fingerprint] of migrations)
    if (!lock.has(file)) findings.push(`${file}: is not locked; run node tools/check-migrations.ts --lock`)
    else if (lock.get(file) !== fingerprint)
      findings.push(`${file}: has landed and was edited; write a new migration`)
  for (const file of lock.keys()) if (!migrations.has(file)) findings.push(`${file}: has landed and is gone`)
  return findings
}

/** Adds new migrations to the lock; what is there stays as it is. */
export function lockLanded(): void {
  const lock = new Map([...readMigrations(), ...readLock()])
  writeFileSync(lockFile, [...lock].map(([file, fingerprint]) => `${fingerprint}  ${file}\n`).join(''))
}
