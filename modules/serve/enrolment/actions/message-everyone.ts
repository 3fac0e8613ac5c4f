import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { canMessage } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { isActive } from '../rules/state.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

const Input = z.object({
  palaceId: z.uuid(),
  sessionId: z.uuid(),
  text: z.string().trim().min(1).max(500),
  /** The same key twice writes once. */
  key: z.uuid(),
})

/** Writes staff's own words to everyone who holds a place or waits; each reader gets them once. */
export const messageEveryone = action(Input, async (scope, { palaceId, sessionId, text, key }) => {
  const { actor, tx, now, allow, journal } = scope
  const house = await houseRules(tx, palaceId, now)
  allow(canMessage(actor, house.target))
  const session = await lockSession(tx, palaceId, sessionId)
  const claims = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(({ state }) => isActive(state))
  await tell(scope, { house, session }, 'messageFromPalace', claims, () => ({ text }), key)
  const people = new Set(
    claims.map(({ personId, holderId }) => personId ?? holderId).filter((id) => id !== null),
  ).size
  journal({
    action: 'enrolment.messageEveryone',
    subject: { type: 'session', id: sessionId },
    palaceId,
    divisionCode: house.target.divisionCode,
    after: { people, text },
  })
  return { people }
})
