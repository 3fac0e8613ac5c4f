import type { AppContext } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import type { SessionPerson } from '../contract.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { queueOf } from '../queries/waitlist.ts'
import { stepsOf } from '../rules/steps.ts'
import { undoUntil } from '../rules/times.ts'
import { mayIn } from './words.ts'

/** Everyone who signed up, waits or walked in, in order of arrival; names masked. Four queries for any number of people. */
export async function sessionPeople(
  c: AppContext,
  palaceId: string,
  sessionId: string,
): Promise<SessionPerson[]> {
  const { services, t } = c.var
  const { db } = services
  const now = services.clock.now()
  const claims = await enrolmentsOfSession(db, palaceId, sessionId)
  const [people, visits, queue] = await Promise.all([
    peopleForDisplay(
      db,
      claims.flatMap(({ personId }) => personId ?? []),
    ),
    visitsOf(
      db,
      palaceId,
      claims.map(({ id }) => id),
    ),
    queueOf(db, [{ palaceId, sessionId }]),
  ])
  const visitsBy = Map.groupBy(visits, ({ enrolmentId }) => enrolmentId)
  return claims.map((claim) => {
    const person = claim.personId ? people.get(claim.personId) : undefined
    const own = visitsBy.get(claim.id) ?? []
    const last = own.at(-1)
    const late = !last
      ? 'not-checked-in'
      : Temporal.Instant.compare(now, undoUntil(last.at)) > 0
        ? 'too-late-to-undo'
        : null
    return {
      enrolmentId: claim.id,
      ticketId: claim.ticketId,
      personId: claim.personId,
      nameMasked: person?.nameMasked ?? claim.walkInNameMasked ?? '*',
      phoneMasked: person?.phoneMasked ?? null,
      state: claim.state,
      arrivalNo: claim.arrivalNo,
      seatNo: claim.seatNo,
      waitlistNo: queue.get(claim.id)?.no ?? null,
      reserved: claim.reserved,
      companion: claim.personId === null && claim.holderId !== null,
      walkIn: claim.personId === null && claim.holderId === null,
      enrolledAt: claim.enrolledAt.toString(),
      offeredAt: claim.offeredAt?.toString() ?? null,
      offerExpiresAt: claim.offerExpiresAt?.toString() ?? null,
      confirmedAt: claim.confirmedAt?.toString() ?? null,
      checkedInAt: claim.checkedInAt?.toString() ?? null,
      meetings: own.map(({ no, at, method }) => ({ no, at: at.toString(), method })),
      steps: stepsOf(claim).map(({ kind, at, until }) => ({
        kind,
        at: at.toString(),
        until: until?.toString() ?? null,
      })),
      mayUndo: mayIn(t, late && { code: late }),
    }
  })
}
