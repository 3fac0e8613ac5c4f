import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import type { Job } from '#kit/jobs/index.ts'
import { errors } from './errors.ts'
import type { AnyKind } from './kind.ts'
import { aboutImport } from './run.ts'
import { importsDb } from './schema/db.ts'
import { dropFile, lockImport, placeOf, type ImportRecord } from './store.ts'

export const runJobName: Pick<Job<{ importId: string }>, 'name'> = { name: 'imports.run' }

const Upload = z.object({
  fileName: z.string().trim().min(1).max(200),
  divisionCode: z.string().regex(/^\d{2,6}$/),
  palaceId: z.uuid().nullable(),
  subjectId: z.uuid().nullable().default(null),
})
const Id = z.object({ importId: z.uuid() })

/** What people do with an import of one kind. Each asks `kind.may` anew. */
export function actionsOf(kind: AnyKind) {
  /** Makes room for a file that is about to come in. */
  const begin = action(Upload, async ({ actor, tx, now, allow, unchanged }, { fileName, ...place }) => {
    allow(kind.may(actor, place))
    unchanged() // nothing is kept yet; `received` tells the journal
    const id = newId()
    await importsDb(tx)
      .insertInto('imports.import')
      .values({
        id,
        kind: kind.kind,
        file_name: fileName,
        division_code: place.divisionCode,
        palace_id: place.palaceId,
        subject_id: place.subjectId,
        state: 'uploading',
        uploaded_by: actor.personId!,
        uploaded_at: now,
        began_at: now,
        progress_at: now,
      })
      .execute()
    return { importId: id }
  })

  const step = (
    from: 'uploading' | 'checked' | 'done',
    to: 'reading' | 'applying' | 'undoing',
    act: 'upload' | 'confirm' | 'undo',
    extra: (found: ImportRecord, by: string, now: Temporal.Instant) => object = () => ({}),
  ) =>
    action(Id, async ({ actor, tx, now, allow, journal, unchanged, later }, { importId }) => {
      const found = await lockImport(tx, importId)
      allow(kind.may(actor, placeOf(found)))
      if (found.state === to) return unchanged() // asked twice
      if (found.state !== from || found.kind !== kind.kind) throw errors.error('not-ready')
      await importsDb(tx)
        .updateTable('imports.import')
        .set({
          state: to,
          rows_done: 0,
          began_at: now,
          progress_at: now,
          ...extra(found, actor.personId!, now),
        })
        .where('id', '=', importId)
        .execute()
      journal({
        ...aboutImport(found, act),
        after: { kind: kind.kind, ...(act === 'upload' ? {} : found.counts) },
      })
      later(runJobName, { importId })
    })

  return {
    begin,
    /** The file is in: it is looked through by a job. */
    received: step('uploading', 'reading', 'upload'),
    /** Writes what the dry run showed. @throws Problem `nothing-to-import` | `not-ready` */
    confirm: step('checked', 'applying', 'confirm', ({ counts }, by, now) => {
      if (counts.added + counts.changed + counts.ended === 0) throw errors.error('nothing-to-import')
      return { confirmed_by: by, confirmed_at: now }
    }),
    /** Restores what the import changed, unless it was changed again. */
    undo: step('done', 'undoing', 'undo', (_, by) => ({ undone_by: by, undo_refused: null })),
    /** Gives an import up before anything was written. */
    discard: action(Id, async ({ actor, tx, allow, journal }, { importId }) => {
      const found = await lockImport(tx, importId)
      allow(kind.may(actor, placeOf(found)))
      if (!['uploading', 'reading', 'checked', 'refused'].includes(found.state))
        throw errors.error('not-ready')
      await dropFile(tx, importId)
      await importsDb(tx).deleteFrom('imports.import').where('id', '=', importId).execute()
      journal({ ...aboutImport(found, 'discard'), after: { kind: found.kind } })
    }),
  }
}
