import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import type { SessionSummary } from '#modules/serve/catalog/index.ts'
import type { DoorAct, DoorActResult } from '../contract.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import type { DoorActRecord } from '../queries/door-acts.ts'
import { enrolmentsByIds } from '../queries/enrolment-record.ts'

/** The masked names of those whom acts are about, by act. */
export async function namesOnActs(
  db: Db,
  palaceId: string,
  acts: readonly DoorActRecord[],
): Promise<Map<string, string>> {
  const ids = acts.flatMap(({ enrolmentId, claimId }) => [enrolmentId, claimId ?? enrolmentId])
  const claims = new Map((await enrolmentsByIds(db, palaceId, ids)).map((claim) => [claim.id, claim]))
  const people = await peopleForDisplay(
    db,
    [...claims.values()].flatMap(({ personId }) => personId ?? []),
  )
  const walkIns = new Map(acts.map(({ id, walkInNameMasked }) => [id, walkInNameMasked]))
  const nameOf = ({ enrolmentId, claimId }: DoorActRecord) => {
    const claim = claims.get(enrolmentId) ?? claims.get(claimId ?? '')
    const person = claim?.personId ? people.get(claim.personId) : undefined
    return person?.nameMasked ?? claim?.walkInNameMasked ?? walkIns.get(enrolmentId) ?? '*'
  }
  return new Map(acts.map((act) => [act.id, nameOf(act)]))
}

type Merged = { acts: readonly DoorActRecord[]; sessions: ReadonlyMap<string, SessionSummary> }

/** What became of each uploaded act, for the device that told it. */
export async function mergeResults(
  c: AppContext,
  palaceId: string,
  asked: readonly DoorAct[],
  { acts, sessions }: Merged,
): Promise<DoorActResult[]> {
  const { db } = c.var.services
  const byId = new Map(acts.map((act) => [act.id, act]))
  const names = await namesOnActs(db, palaceId, acts)
  const visits = await visitsOf(
    db,
    palaceId,
    acts.flatMap(({ claimId }) => claimId ?? []),
  )
  return asked.map(({ id, sessionId }) => {
    const act = byId.get(id)
    const visit = visits.find(({ enrolmentId, no }) => enrolmentId === act?.claimId && no === act.meetingNo)
    return {
      id,
      outcome: act?.outcome ?? 'unknownPerson',
      nameMasked: names.get(id) ?? '*',
      title: sessions.get(sessionId)?.title ?? null,
      since: visit?.at.toString() ?? null,
    }
  })
}
