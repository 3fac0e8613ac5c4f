import { z } from 'zod'
import { defineJob, type AnyJob } from '#kit/jobs/index.ts'
import { journalDb } from './schema/db.ts'
import { sealJournal } from './seal.ts'
import { verifyJournal } from './verify.ts'

/** Seals what has been written since; every minute, so that little is ever unsealed. */
export const sealJob = defineJob({
  name: 'journal.seal',
  schema: z.object({}),
  cron: '* * * * *',
  retries: 0, // the next minute does it
  run: async ({ db, clock }) => void (await sealJournal(db, () => clock.now())),
})

const TOLD_EVERY_MS = 500

/** Verifies the chain as somebody asked on screen, and tells how far it is. */
export const verifyJob = defineJob({
  name: 'journal.verify',
  schema: z.object({ id: z.uuid() }),
  run: async ({ db, clock }, { id }) => {
    const tell = (columns: { seals_done: number; finished_at?: Temporal.Instant; finding?: string | null }) =>
      journalDb(db).updateTable('journal.verification').set(columns).where('id', '=', id).execute()
    let told = performance.now()
    const { finding, seals } = await verifyJournal(db, {
      progress: async (done) => {
        if (performance.now() - told < TOLD_EVERY_MS) return
        told = performance.now()
        await tell({ seals_done: done })
      },
    })
    await tell({
      seals_done: seals,
      finished_at: clock.now(),
      finding: finding && JSON.stringify(finding),
    })
  },
})

export const journalJobs: readonly AnyJob[] = [sealJob, verifyJob]
