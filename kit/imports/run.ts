import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { readBatches, type Batch } from './batches.ts'
import type { AnyKind, Change, Counts, Judged, Scope } from './kind.ts'
import { importsDb } from './schema/db.ts'
import {
  dropFile,
  fileOf,
  lockImport,
  noCounts,
  placeOf,
  readImport,
  sealWrongRows,
  type ImportRecord,
  type WrongRow,
} from './store.ts'

const SHOWN = 100

/**
 * Does whatever the import's state asks for: looks the file through, applies it, or undoes it. It may run twice, or end
 * in the middle: a batch and the count of rows done commit together, and a run goes on after the last one that did.
 */
export async function runImport(context: ActionContext, kind: AnyKind, importId: string): Promise<void> {
  const found = await readImport(context.db, importId)
  if (found.state === 'reading') await check(context, kind, found)
  if (found.state === 'applying') await apply(context, kind, found)
  if (found.state === 'undoing') await undo(context, kind, importId)
}

const scopeOf = (db: Db, found: ImportRecord, now: Temporal.Instant): Scope => ({
  db,
  importId: found.id,
  place: placeOf(found),
  now,
  memory: new Map(),
})

function counted(judged: readonly Judged<unknown>[], before: Counts): Counts {
  const counts = { ...before }
  for (const { change } of judged) counts[change ?? 'wrong']++
  return counts
}

/** The dry run: reads and judges every row, writes none. */
async function check({ db, clock }: ActionContext, kind: AnyKind, found: ImportRecord): Promise<void> {
  const set = (values: object) =>
    importsDb(db)
      .updateTable('imports.import')
      .set({ progress_at: clock.now(), ...values })
      .where('id', '=', found.id)
      .where('state', '=', 'reading')
      .execute()
  const scope = scopeOf(db, found, clock.now())
  let counts = noCounts
  let done = 0
  const wrong: WrongRow[] = []
  const warned: WrongRow[] = []
  try {
    const { batches } = await readBatches(kind, await fileOf(db, found.id))
    for await (const { rows } of batches) {
      const judged = await kind.judge(scope, rows)
      counts = counted(judged, counts)
      for (const one of judged) {
        const { row } = one
        if (one.problems && wrong.length < SHOWN) wrong.push({ row, problems: one.problems })
        if (one.change && one.warnings?.length && warned.length < SHOWN)
          warned.push({ row, problems: one.warnings, warning: true })
      }
      done += rows.length
      await set({ rows_done: done })
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const refusal = { key: error.messageKey, params: error.params }
    return void (await set({ state: 'refused', refusal: JSON.stringify(refusal) }))
  }
  await set({
    state: 'checked',
    rows_total: done,
    counts: JSON.stringify(counts),
    wrong_rows: sealWrongRows([...wrong, ...warned]),
  })
}

async function apply(context: ActionContext, kind: AnyKind, found: ImportRecord): Promise<void> {
  const { batches } = await readBatches(kind, await fileOf(context.db, found.id))
  const memory = new Map<string, unknown>()
  const applyBatch = batchOf(kind, memory)
  for await (const batch of batches)
    if (batch.before + batch.rows.length > found.rows_done) await applyBatch(context, { id: found.id, batch })
  await finish(context, { id: found.id })
}

const batchOf = (kind: AnyKind, memory: Map<string, unknown>) =>
  action(
    z.object({ id: z.uuid(), batch: z.custom<Batch>() }),
    async ({ tx, actor, now, allow, unchanged, emit, journal, later }, { id, batch }) => {
      allow(allowed)
      unchanged() // the import as a whole has its entries in the journal; its rows are kept by the kind
      const found = await lockImport(tx, id)
      if (found.state !== 'applying' || found.rows_done !== batch.before) return
      const scope = { ...scopeOf(tx, found, now), memory }
      const judged = await kind.judge(scope, batch.rows)
      const effective = judged.flatMap(({ row, change, data }) =>
        change && change !== 'unchanged' ? [{ row, change: change as Change, data: data as unknown }] : [],
      )
      if (effective.length > 0) await kind.write({ ...scope, actor, emit, journal, later }, effective)
      const counts = counted(judged, found.rows_done === 0 ? noCounts : found.counts)
      await importsDb(tx)
        .updateTable('imports.import')
        .set({
          rows_done: batch.before + batch.rows.length,
          counts: JSON.stringify(counts),
          progress_at: now,
        })
        .where('id', '=', id)
        .execute()
    },
  )

const Id = z.object({ id: z.uuid() })

const finish = action(Id, async ({ tx, now, allow, journal, unchanged }, { id }) => {
  allow(allowed)
  const found = await lockImport(tx, id)
  if (found.state !== 'applying' || found.rows_done !== found.rows_total) return unchanged()
  await dropFile(tx, id)
  await importsDb(tx)
    .updateTable('imports.import')
    .set({ state: 'done', done_at: now, progress_at: now })
    .where('id', '=', id)
    .execute()
  journal({ ...aboutImport(found, 'finish'), after: { kind: found.kind, ...found.counts } })
})

async function undo(context: ActionContext, kind: AnyKind, importId: string): Promise<void> {
  const undoAll = action(Id, async ({ tx, actor, now, allow, journal, unchanged, emit, later }, { id }) => {
    allow(allowed)
    const found = await lockImport(tx, id)
    if (found.state !== 'undoing') return unchanged()
    const touched = await kind.undo({ ...scopeOf(tx, found, now), actor, emit, journal, later })
    const refused = touched.length > 0
    await importsDb(tx)
      .updateTable('imports.import')
      .set({
        state: refused ? 'done' : 'undone',
        undone_at: refused ? null : now,
        undo_refused: refused ? JSON.stringify(touched.slice(0, SHOWN)) : null,
        progress_at: now,
      })
      .where('id', '=', id)
      .execute()
    if (refused) return unchanged()
    journal({ ...aboutImport(found, 'undone'), after: { kind: found.kind, ...found.counts } })
  })
  await undoAll(context, { id: importId })
}

type Act = 'upload' | 'confirm' | 'finish' | 'undo' | 'undone' | 'discard'

/** How the journal names an import. */
export const aboutImport = (
  { id, division_code, palace_id }: Pick<ImportRecord, 'id' | 'division_code' | 'palace_id'>,
  act: Act,
) => ({
  action: `imports.${act}`,
  subject: { type: 'import', id },
  divisionCode: division_code,
  palaceId: palace_id,
})
