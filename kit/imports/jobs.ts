import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { action } from '#kit/db/action.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { runJobName } from './actions.ts'
import type { AnyKind } from './kind.ts'
import { runImport } from './run.ts'
import { importsDb } from './schema/db.ts'
import { readImport } from './store.ts'

const STILL_MINUTES = 2
const FILE_HOURS = 24

/** The jobs of all kinds of imports. */
export const importJobs = (kinds: ReadonlyMap<string, AnyKind>) => [
  defineJob({
    name: runJobName.name,
    schema: z.object({ importId: z.uuid() }),
    run: async (context, { importId }) => {
      const { kind } = await readImport(context.db, importId)
      await runImport(context, kinds.get(kind)!, importId)
    },
  }),
  // A worker that was killed leaves its import standing; files that nobody confirmed are removed after a day.
  defineJob({
    name: 'imports.resume',
    schema: z.object({}),
    cron: '* * * * *',
    run: (context) => resume(context, {}),
  }),
]

const resume = action(z.object({}), async ({ tx, now, allow, unchanged, later }) => {
  allow(allowed)
  unchanged()
  const db = importsDb(tx)
  const standing = await db
    .updateTable('imports.import')
    .set({ progress_at: now })
    .where('state', 'in', ['reading', 'applying', 'undoing'])
    .where('progress_at', '<', now.subtract({ minutes: STILL_MINUTES }))
    .returning('id')
    .execute()
  for (const { id } of standing) later(runJobName, { importId: id })
  await db
    .deleteFrom('imports.import')
    .where('state', 'in', ['uploading', 'checked', 'refused'])
    .where('began_at', '<', now.subtract({ hours: FILE_HOURS }))
    .execute()
})
