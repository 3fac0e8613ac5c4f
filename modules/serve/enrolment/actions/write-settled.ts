import type { ActionScope } from '#kit/db/action.ts'
import type { LockedSession } from '#modules/serve/catalog/index.ts'
import type { DoorActRecord } from '../queries/door-acts.ts'
import type { EnrolmentRecord } from '../queries/enrolment-record.ts'
import { inOrder, type Verdict } from '../rules/merge.ts'
import { enrolmentDb } from '../schema/db.ts'
import { closeLater } from './at-the-door.ts'
import type { House } from './house-rules.ts'
import { giveSeats, type Guest, takeSeats, writeVisits } from './merged-guests.ts'

export type Settled = {
  house: House
  session: LockedSession
  rows: readonly EnrolmentRecord[]
  acts: readonly DoorActRecord[]
  verdicts: ReadonlyMap<string, Verdict>
}

/** Writes what became of the acts of a session where it differs from what is written. Answers whether anything did. */
export async function writeSettled(scope: ActionScope, settled: Settled): Promise<boolean> {
  const { session, acts, verdicts } = settled
  // A session that the palace called off lets nobody in any more; what was merged before stays as it was.
  const called = session.cancelledAt !== null
  const guests = called ? [] : guestsOf(settled)
  const claimIds = new Map(guests.flatMap((guest) => guest.acts.map(({ id }) => [id, guest.id] as const)))
  await takeSeats(scope, session, guests)
  await giveSeats(scope, session, guests)
  for (const guest of guests) await writeVisits(scope, session, guest)
  if (guests.some(({ visits }) => visits.length > 0) && settled.rows.every(({ checkedInAt }) => !checkedInAt))
    closeLater(scope, settled)
  let changed = false
  for (const act of acts) {
    const outcome = !called ? verdicts.get(act.id)!.outcome : (act.outcome ?? 'sessionCancelled')
    const claimId = called ? act.claimId : inside(outcome) ? (claimIds.get(act.id) ?? null) : null
    if (outcome === act.outcome && claimId === act.claimId) continue
    changed = true
    await writeOutcome(scope, settled, act, outcome, claimId)
  }
  return changed
}

/** Whoever the acts of a session are about, each with what is to be written. */
function guestsOf({ rows, acts, verdicts }: Settled): Guest[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byAct = new Set(acts.map(({ id }) => id))
  const about = acts.toSorted(inOrder).filter(({ kind, id }) => kind !== 'undo' && verdicts.get(id)!.claimId)
  return [...Map.groupBy(about, ({ id }) => verdicts.get(id)!.claimId!)].map(([claimId, own]) => {
    const outcomes = own.map(({ id }) => verdicts.get(id)!.outcome)
    const claim = byAct.has(claimId) ? undefined : byId.get(claimId)
    const anew = !claim || claim.cancelledAt !== null || claim.passedAt !== null
    const entered = own.filter((_, i) => outcomes[i] === 'entered' || outcomes[i] === 'seated')
    const made = own.find(({ id }) => byId.has(id))
    const id = anew ? (made?.id ?? entered[0]?.id ?? claimId) : claimId
    return {
      id,
      claim: claim ?? null,
      row: byId.get(id) ?? null,
      anew,
      acts: own,
      visits: entered.map(({ meetingNo, at, byPersonId, method }) => ({ meetingNo, at, byPersonId, method })),
      seated: outcomes.includes('seated'),
      seatedBefore: own.some(({ outcome }) => outcome === 'seated'),
      came: own.find((_, i) => inside(outcomes[i]!) || outcomes[i] === 'overLimit')?.at ?? null,
    }
  })
}

const inside = (outcome: Verdict['outcome']): boolean =>
  outcome === 'entered' || outcome === 'seated' || outcome === 'already'

async function writeOutcome(
  { tx, journal, now }: ActionScope,
  { house, session }: Settled,
  act: DoorActRecord,
  outcome: Verdict['outcome'],
  claimId: string | null,
): Promise<void> {
  await enrolmentDb(tx)
    .updateTable('enrolment.door_act')
    .set({ outcome, claim_id: claimId })
    .where('palace_id', '=', session.palaceId)
    .where('id', '=', act.id)
    .execute()
  journal({
    action: 'enrolment.mergeDoorAct',
    subject: { type: 'enrolment', id: claimId ?? act.enrolmentId },
    palaceId: session.palaceId,
    divisionCode: house.target.divisionCode,
    before: { outcome: act.outcome },
    after: {
      outcome,
      act: act.id,
      kind: act.kind,
      meetingNo: act.meetingNo,
      method: act.method,
      happenedAt: act.at.toString(),
      uploadedAt: now.toString(),
      by: act.byPersonId,
      deviceId: act.deviceId,
    },
  })
}
