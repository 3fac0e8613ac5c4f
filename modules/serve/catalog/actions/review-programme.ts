import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { canEdit, canPublish } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { assertOpen, lockProgramme, type LockedProgramme } from './lock-programme.ts'
import { palaceOf } from './palace-of.ts'

const Key = z.object({ palaceId: z.uuid(), programmeId: z.uuid() })

/** Gives a draft to whoever publishes. Repeating changes nothing. @throws Problem `step-not-open` */
export const submitProgramme = action(Key, async (scope, key) => {
  const palace = await palaceOf(scope.tx, key.palaceId)
  scope.allow(canEdit(scope.actor, palace))
  const programme = await lockProgramme(scope.tx, key.palaceId, key.programmeId)
  if (programme.status === 'review') return scope.unchanged()
  assertOpen(programme, 'submit')
  await setTimes(scope, programme, { submitted_at: scope.now })
  note(scope, programme, palace.divisionCode, { action: 'catalog.submitProgramme', to: 'review' })
})

/** Gives a programme back to its author with what is to be mended. @throws Problem `step-not-open` */
export const sendBackProgramme = action(
  Key.extend({ reason: z.string().trim().min(1).max(200) }),
  async (scope, input) => {
    const palace = await palaceOf(scope.tx, input.palaceId)
    scope.allow(canPublish(scope.actor, palace))
    const programme = await lockProgramme(scope.tx, input.palaceId, input.programmeId)
    assertOpen(programme, 'sendBack')
    await setTimes(scope, programme, { submitted_at: null })
    note(scope, programme, palace.divisionCode, {
      action: 'catalog.sendBackProgramme',
      to: 'draft',
      reason: input.reason,
    })
  },
)

/** Puts a programme and all its sessions before the public. Repeating changes nothing. P5. @throws Problem `step-not-open` */
export const publishProgramme = action(Key, async (scope, key) => {
  const palace = await palaceOf(scope.tx, key.palaceId)
  scope.allow(canPublish(scope.actor, palace))
  const programme = await lockProgramme(scope.tx, key.palaceId, key.programmeId)
  if (programme.status === 'published') return scope.unchanged()
  assertOpen(programme, 'publish')
  await setTimes(scope, programme, {
    submitted_at: programme.submitted_at ?? scope.now,
    published_at: scope.now,
  })
  await catalogDb(scope.tx)
    .updateTable('catalog.session')
    .set({ published_at: scope.now })
    .where('palace_id', '=', key.palaceId)
    .where('programme_id', '=', key.programmeId)
    .where('published_at', 'is', null)
    .execute()
  note(scope, programme, palace.divisionCode, { action: 'catalog.publishProgramme', to: 'published' })
})

type Times = { submitted_at?: Temporal.Instant | null; published_at?: Temporal.Instant }

async function setTimes({ tx }: ActionScope, { palace_id, id }: LockedProgramme, times: Times) {
  await catalogDb(tx)
    .updateTable('catalog.programme')
    .set((row) => ({ ...times, version: row('version', '+', 1) }))
    .where('palace_id', '=', palace_id)
    .where('id', '=', id)
    .execute()
}

function note(
  { journal }: ActionScope,
  { palace_id, id, status }: LockedProgramme,
  divisionCode: string,
  { action, to, reason }: { action: string; to: string; reason?: string },
) {
  journal({
    action,
    subject: { type: 'programme', id },
    palaceId: palace_id,
    divisionCode,
    before: { status },
    after: { status: to, ...(reason ? { reason } : {}) },
  })
}
