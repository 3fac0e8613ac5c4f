import { z } from 'zod'
import { maskName } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { lockSession, sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { type DoorAct, DoorActs } from '../contract.ts'
import { canKeepDoor } from '../policy.ts'
import { actsByIds } from '../queries/door-acts.ts'
import { enrolmentDb } from '../schema/db.ts'
import { sealedNameOnAct } from './door-act-names.ts'
import { houseRules } from './house-rules.ts'
import { settleDoor } from './settle-door.ts'

/** A device's clock may be this wrong after all; what seems to lie further ahead happened now. */
const AHEAD_MINUTES = 2

/**
 * Takes up what a door did while it had no network, and settles each session anew. Acts that arrived before change
 * nothing, so an upload may be repeated, split and reordered. P7, P9.
 * @returns every act asked about that names a session of this palace, with what became of it
 */
export const mergeDoorActs = action(
  DoorActs.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, deviceId, acts }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canKeepDoor(actor, house.target))
    const ids = acts.map(({ id }) => id)
    const known = new Set((await actsByIds(tx, palaceId, ids)).map(({ id }) => id))
    const keys = [...new Set(acts.map(({ sessionId }) => sessionId))].map((sessionId) => ({
      palaceId,
      sessionId,
    }))
    const sessions = await sessionsByKeys(tx, keys)
    const fresh = acts.filter(({ id, sessionId }) => !known.has(id) && sessions.has(sessionId))
    if (fresh.length === 0) unchanged()
    // In one order, so that two uploads never wait for each other in a circle.
    for (const sessionId of [...new Set(fresh.map((act) => act.sessionId))].toSorted()) {
      const session = await lockSession(tx, palaceId, sessionId)
      const latest = now.add({ minutes: AHEAD_MINUTES })
      const rows = fresh
        .filter((act) => act.sessionId === sessionId)
        .map((act) => rowOf(act, latest, { palaceId, deviceId, by: actor.personId!, now }))
      await enrolmentDb(tx)
        .insertInto('enrolment.door_act')
        .values(rows)
        .onConflict((conflict) => conflict.constraint('door_act_is_received_once').doNothing())
        .execute()
      await settleDoor(scope, house, session)
    }
    return { acts: await actsByIds(tx, palaceId, ids), sessions }
  },
)

type Upload = { palaceId: string; deviceId: string; by: string; now: Temporal.Instant }

function rowOf(act: DoorAct, latest: Temporal.Instant, { palaceId, deviceId, by, now }: Upload) {
  const at = Temporal.Instant.from(act.at)
  const name = act.kind === 'walkIn' ? (act.name ?? '*') : null
  return {
    palace_id: palaceId,
    id: act.id,
    session_id: act.sessionId,
    meeting_no: act.meetingNo,
    kind: act.kind,
    enrolment_id: act.enrolmentId,
    undoes_at: act.undoesAt ? Temporal.Instant.from(act.undoesAt) : null,
    method: act.method,
    walk_in_name: name === null ? null : sealedNameOnAct(name),
    walk_in_name_masked: name === null ? null : maskName(name),
    device_id: deviceId,
    seq: act.seq,
    at: Temporal.Instant.compare(at, latest) > 0 ? now : at,
    by_person_id: by,
    uploaded_at: now,
  }
}
