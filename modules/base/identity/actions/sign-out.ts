import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { identityDb } from '../schema/db.ts'

/** Ends the session of one token. A token that opens nothing changes nothing. */
export const signOut = action(
  z.object({ token: z.string() }),
  async ({ actor, tx, allow, journal, unchanged }, { token }) => {
    allow(isSomeone(actor))
    const ended = await identityDb(tx)
      .deleteFrom('identity.sign_in_session')
      .where('token', '=', token)
      .where('person_id', '=', actor.personId!)
      .returning('id')
      .executeTakeFirst()
    if (!ended) return unchanged()
    journal({ action: 'identity.signOut', subject: { type: 'person', id: actor.personId! } })
  },
)

/** Signs a person out of one device. @throws Problem `session-not-found` when it is not theirs or over */
export const endSession = action(
  z.object({ sessionId: z.uuid() }),
  async ({ actor, tx, allow, journal }, { sessionId }) => {
    allow(isSomeone(actor))
    const ended = await identityDb(tx)
      .deleteFrom('identity.sign_in_session')
      .where('id', '=', sessionId)
      .where('person_id', '=', actor.personId!)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw errors.error('session-not-found')
    journal({ action: 'identity.endSession', subject: { type: 'person', id: actor.personId! } })
  },
)

/** Signs a person out of every device, this one too. */
export const signOutEverywhere = action(z.object({}), async ({ actor, tx, allow, journal }) => {
  allow(isSomeone(actor))
  const id = actor.personId!
  const ended = await identityDb(tx)
    .deleteFrom('identity.sign_in_session')
    .where('person_id', '=', id)
    .returning('id')
    .execute()
  journal({
    action: 'identity.signOutEverywhere',
    subject: { type: 'person', id },
    after: { sessions: ended.length },
  })
})
