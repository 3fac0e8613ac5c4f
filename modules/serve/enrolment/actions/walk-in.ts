import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { maskName } from '#kit/crypto/index.ts'
import { WalkInRequest } from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepDoor } from '../policy.ts'
import { enrolmentById } from '../queries/enrolment-record.ts'
import { seatOnTheSpot } from '../rules/door.ts'
import { lowestFreeSeat } from '../rules/places.ts'
import { enrolmentDb } from '../schema/db.ts'
import { closeLater, openDoor } from './at-the-door.ts'
import { recordVisit } from './check-in.ts'
import { insertClaims, insertTickets, newTicket } from './claim-rows.ts'
import { houseRules } from './house-rules.ts'
import { refuse } from './lock-claim.ts'

/**
 * Lets somebody in by name on a free place, without phone or account. The same `key` again gives the same place. P7.
 * @throws Problem `no-free-place` | `others-wait` | `door-closed` | `session-cancelled`
 */
export const walkIn = action(
  WalkInRequest.extend({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId, name, key }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canKeepDoor(actor, house.target))
    const door = await openDoor(tx, palaceId, sessionId, now)
    const { session, counts, facts } = door
    const before = await enrolmentById(tx, palaceId, key)
    if (before) {
      if (before.sessionId !== sessionId || before.seatNo === null) throw errors.error('step-not-open')
      unchanged()
      return {
        enrolmentId: key,
        seatNo: before.seatNo,
        nameMasked: before.walkInNameMasked ?? '*',
        left: facts.free,
      }
    }
    refuse(seatOnTheSpot(facts))
    const seatNo = lowestFreeSeat(counts)
    const ticket = newTicket(null)
    await insertTickets(tx, session, [ticket], now)
    const outcome = { kind: 'seat', seatNo, reserved: false, arrivalNo: counts.lastArrival + 1 } as const
    const claim = { id: key, ticketId: ticket.id, partyId: null, personId: null, name, outcome }
    await insertClaims(tx, session, [claim], now)
    await enrolmentDb(tx)
      .updateTable('enrolment.enrolment')
      .set({ checked_in_at: now })
      .where('palace_id', '=', palaceId)
      .where('id', '=', key)
      .execute()
    await recordVisit(tx, door, { palaceId, id: key }, { at: now, by: actor.personId!, method: 'walkIn' })
    if (door.firstToEnter) closeLater(scope, door)
    journal({
      action: 'enrolment.walkIn',
      subject: { type: 'enrolment', id: key },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { sessionId, seatNo },
    })
    return { enrolmentId: key, seatNo, nameMasked: maskName(name), left: facts.free - 1 }
  },
)
