import { z } from 'zod'
import { keyring } from '#kit/crypto/index.ts'
import { allowed, denied, system } from '#kit/access/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { type Channel, Preferences } from '../contract.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { preferencesOf } from '../queries/preferences.ts'
import { notificationsDb } from '../schema/db.ts'

/** Someone says by which channels messages may reach them; the inbox is always there. */
export const changePreferences = action(
  Preferences,
  async ({ actor, tx, allow, journal, unchanged }, wanted) => {
    allow(isSomeone(actor))
    const id = actor.personId!
    const before = (await preferencesOf(tx, [id]))(id)
    if (before.email === wanted.email && before.sms === wanted.sms) return unchanged()
    await keep(tx, id, 'email', wanted.email)
    await keep(tx, id, 'sms', wanted.sms)
    journal({
      action: 'notifications.changePreferences',
      subject: { type: 'person', id },
      before,
      after: wanted,
    })
  },
)

const UNSUBSCRIBE = 'unsubscribe'

/** The system acts on a link that it made itself; whoever holds it needs no account at hand. */
const endMail = action(
  z.object({ personId: z.uuid() }),
  async ({ actor, tx, allow, journal, unchanged }, { personId }) => {
    allow(actor.system ? allowed : denied('notifications:reasons.signInFirst'))
    const before = (await preferencesOf(tx, [personId]))(personId)
    if (!before.email) return unchanged()
    await keep(tx, personId, 'email', false)
    journal({
      action: 'notifications.unsubscribe',
      subject: { type: 'person', id: personId },
      before: { email: true },
      after: { email: false },
    })
  },
)

/** Ends e-mail for the person whose link this is. May be repeated. @throws Problem `link-not-good` */
export function unsubscribe(context: ActionContext, token: string): Promise<void> {
  return endMail({ ...context, actor: system }, { personId: personOfLink(token, context.clock.now()) })
}

/** Whose link this is. @throws Problem `link-not-good` */
export function personOfLink(token: string, now: Temporal.Instant): string {
  const proof = keyring().verifyToken(UNSUBSCRIBE, token, now)
  if (!proof.ok) throw errors.error('link-not-good')
  return proof.subject
}

async function keep(tx: Db, personId: string, channel: Channel, isAllowed: boolean): Promise<void> {
  await notificationsDb(tx)
    .insertInto('notifications.preference')
    .values({ person_id: personId, channel, allowed: isAllowed })
    .onConflict((conflict) =>
      conflict.constraint('person_has_one_preference_for_a_channel').doUpdateSet({ allowed: isAllowed }),
    )
    .execute()
}
