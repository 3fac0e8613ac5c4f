import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { startEmbeddedPostgres } from '../kit/db/embedded.ts'
import { openDatabase } from '../kit/db/index.ts'
import { migrate } from '../kit/db/migrate.ts'
import { writeXlsx } from '../kit/spreadsheet/index.ts'
import { withCheckCharacter } from '../modules/base/membership/rules/unified-code.ts'
import { build } from 'vite'
import { server } from '../tools/build-config.ts'
import type { Bench } from './measure/bench.ts'

const ROWS = 100_000
const UNIONS = 400
const root = join(import.meta.dirname, '..')
/** What imports is bundled like the server: Node alone does not read the views that come with the modules. */
const bundle = {
  ...server,
  root,
  build: {
    ...server.build,
    outDir: 'build/bench',
    rolldownOptions: { input: { 'import-run': 'bench/measure/import-run.ts' } },
  },
}

/**
 * A roll of 100,000 members in 400 unions from a workbook: upload, dry run and writing in one process of its own, whose
 * peak of memory is what the operating system says. A tenth of the rows tells how memory grows with the file; the same
 * rows one at a time, each in a statement of its own, are the yardstick.
 */
export const bench: Bench = async ({ dataDir, say }) => {
  const postgres = await startEmbeddedPostgres({ dataDir, log: say })
  try {
    const db = openDatabase(postgres.url)
    await migrate(db)
    await db.destroy()
    await build(bundle)
    const run = async (rows: number) => {
      const file = join(dataDir, `roll-${rows}.xlsx`)
      await writeRoll(file, rows)
      say(`${rows} rows`)
      const output = execFileSync(process.execPath, [join(root, 'build/bench/import-run.js'), file], {
        env: { ...process.env, DATABASE_URL: postgres.url },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      return JSON.parse(output.trim().split('\n').at(-1)!) as Record<string, number>
    }
    const tenth = await run(ROWS / 10)
    const whole = await run(ROWS)
    return {
      rows: { '10,000 rows': tenth, '100,000 rows': whole },
      figures: { ...whole, rssMbOfTenth: tenth.rssMb! },
    }
  } finally {
    await postgres.stop()
  }
}

async function writeRoll(file: string, rows: number): Promise<void> {
  const titles = ['统一社会信用代码', '工会名称', '姓名', '手机号', '入会日期']
  const union = (n: number) => withCheckCharacter(`81420102MC${String(n % UNIONS).padStart(7, '0')}`)
  const values = [
    (n: number) => union(n),
    (n: number) => `示范基层工会${n % UNIONS}`,
    (n: number) => `张${'伟芳娜敏静丽强磊军洋'[n % 10]}`,
    (n: number) => `13${String(rows + n).padStart(9, '0')}`,
    (n: number) => Temporal.PlainDate.from('2020-01-01').add({ days: n % 2_000 }),
  ]
  const columns = titles.map((title, at) => ({
    title,
    value: values[at]!,
    kind: at === 4 ? ('date' as const) : ('text' as const),
  }))
  const stream = writeXlsx({ name: '名册', columns, rows: Array(rows).keys(), timeZone: 'Asia/Shanghai' })
  await pipeline(Readable.fromWeb(stream as NodeStream), createWriteStream(file))
}
