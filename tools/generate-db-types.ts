import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { migrate } from '#kit/db/migrate.ts'
import { withFreshDatabases } from './fresh-databases.ts'
import { readColumns } from './generate-db-types/columns.ts'
import { dbFile } from './generate-db-types/file.ts'

/** Each schema with the file that holds its types: a folder with migrations owns the schema of its own name. */
const files = new Map(
  globSync('{kit,modules}/**/schema/migrations').map((migrations) => {
    const folder = dirname(migrations)
    return [basename(dirname(folder)).replaceAll('-', '_'), join(folder, 'db.ts')] as const
  }),
)
const schemas = [...files.keys()].toSorted()
const columns = await withFreshDatabases(1, async ([db]) => {
  await migrate(db!)
  return readColumns(db!, schemas)
})

const check = process.argv.includes('--check')
for (const schema of schemas) {
  const file = files.get(schema)!
  const text = dbFile(
    schema,
    columns.filter((column) => column.schema === schema),
  )
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (check) {
    console.error(`${file}:1 db-types: differs from the migrations; run node tools/generate-db-types.ts`)
    process.exitCode = 1
  } else {
    writeFileSync(file, text)
    console.log(`wrote ${file}`)
  }
}
if (!process.exitCode) console.log(`database types: ${schemas.length} schemas agree with the migrations`)
