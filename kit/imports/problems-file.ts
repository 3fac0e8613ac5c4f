import type { Db } from '#kit/db/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { writeXlsx, type Value } from '#kit/spreadsheet/index.ts'
import { readBatches } from './batches.ts'
import type { AnyKind, RowProblem } from './kind.ts'
import { fileOf, placeOf, type ImportRecord } from './store.ts'

/** What is wrong with a row, in the reader's words. */
export const sayProblems = (t: Translator, problems: readonly RowProblem[]): string =>
  problems
    .map(({ column, key, params }) => {
      const problem = t.byKey(key, params)
      return column ? t('imports:problemIn', { column: t(column), problem }) : problem
    })
    .join(t('imports:and'))

type Wanted = { db: Db; kind: AnyKind; row: ImportRecord; t: Translator; now: Temporal.Instant }
type Line = { cells: readonly unknown[]; problem: string }

/** The rows with problems as they stood in the file, with one column more, so that they can be mended and uploaded again. */
export async function problemsFile({ db, kind, row, t, now }: Wanted) {
  const { titles, batches } = await readBatches(kind, await fileOf(db, row.id))
  const scope = { db, importId: row.id, place: placeOf(row), now, memory: new Map() }
  async function* lines(): AsyncGenerator<Line> {
    for await (const { rows } of batches) {
      const judged = await kind.judge(scope, rows)
      for (const [at, { problems }] of judged.entries())
        if (problems) yield { cells: rows[at]!.cells, problem: sayProblems(t, problems) }
    }
  }
  const name = t('imports:problemsFile', { name: row.file_name.replace(/\.\w+$/, '') })
  const columns = [
    ...titles.map((title, at) => ({ title, value: ({ cells }: Line) => cellText(cells[at]) })),
    { title: t('imports:problems'), value: ({ problem }: Line) => problem, width: 50 },
  ]
  return [name, writeXlsx({ name, columns, rows: lines(), timeZone: 'Asia/Shanghai' })] as const
}

const cellText = (cell: unknown): Value =>
  cell == null ? null : cell instanceof Temporal.PlainDateTime ? cell.toPlainDate().toString() : String(cell)
