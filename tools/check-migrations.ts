import { migrate } from '#kit/db/migrate.ts'
import { constraintFindings, readConstraints } from './check-migrations/constraints.ts'
import { difference, dump } from './check-migrations/dump.ts'
import { landedFindings, lockLanded, readLock, readMigrations } from './check-migrations/landed.ts'
import { referenceTables } from './check-migrations/reference-tables.ts'
import { withFreshDatabases } from './fresh-databases.ts'

if (process.argv.includes('--lock')) lockLanded()

const findings = await withFreshDatabases(2, async ([once, twice]) => {
  await migrate(once!)
  await migrate(twice!)
  const again = await migrate(twice!)
  return [
    ...again.map((name) => `${name}: ran a second time`),
    ...difference(await dump(once!), await dump(twice!)),
    ...constraintFindings(await readConstraints(once!), referenceTables),
  ]
})
findings.push(...landedFindings(readLock(), readMigrations()))
for (const finding of findings) console.error(`migrations: ${finding}`)
console.log(
  findings.length === 0
    ? 'migrations: applied twice, dumps are equal'
    : `migrations: ${findings.length} findings`,
)
process.exitCode = findings.length === 0 ? 0 : 1
