import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '../bench/measure/bench.ts'

/** npm run bench -- NAME: runs bench/NAME.ts in a temporary data folder; the last line is its figures as JSON. */
const folder = join(import.meta.dirname, '../bench')
const name = process.argv[2]
const file = join(folder, `${name}.ts`)
if (!name || !existsSync(file)) {
  const names = readdirSync(folder).flatMap((each) => each.match(/^(.*)\.ts$/)?.[1] ?? [])
  console.error(`Say which one: npm run bench -- ${names.join(' | ')}`)
  process.exit(1)
}

const { bench } = (await import(file)) as { bench: Bench }
const dataDir = await mkdtemp(join(tmpdir(), 'wenhuagong-bench-'))
await chmod(dataDir, 0o755) // run as root, PostgreSQL has an account of its own that must come in
try {
  const { rows, figures } = await bench({ dataDir, say: (line) => console.error(line) })
  console.table(rows)
  console.log(JSON.stringify({ bench: name, figures }))
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
