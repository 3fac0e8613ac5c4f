import type { Db } from '#kit/db/index.ts'
import type { ToldTable } from '#kit/module/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { familyOf, myName } from '#modules/base/identity/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { claimsOnBehalf } from '../../queries/claims-on-behalf.ts'
import { nameOf } from '../claim-rows.ts'

/** Tickets with all that came of them: places, visits, no-shows, appeals, ratings, and the companions named. */
export async function tellClaims(db: Db, personIds: readonly string[]): Promise<ToldTable[]> {
  const claims = await claimsOnBehalf(db, personIds)
  const [sessions, palaces, names] = await Promise.all([
    sessionsByKeys(db, claims),
    palacesByIds(db, [...new Set(claims.map(({ palaceId }) => palaceId))]),
    namesOf(db, personIds),
  ])
  return [
    {
      name: 'enrolments',
      title: 'enrolment:copy.title',
      columns: {
        session: { label: 'enrolment:copy.session' },
        palace: { label: 'enrolment:copy.palace' },
        start: { label: 'enrolment:copy.start', instant: true },
        who: { label: 'enrolment:copy.who' },
        code: { label: 'enrolment:copy.code' },
        enrolledAt: { label: 'enrolment:copy.enrolledAt', instant: true },
        state: { label: 'enrolment:copy.state', words: (value) => `enrolment:state.${value}` },
        seatNo: { label: 'enrolment:copy.seatNo' },
        checkedInAt: { label: 'enrolment:copy.checkedInAt', instant: true },
        missedAt: { label: 'enrolment:copy.missedAt', instant: true },
        forgivenAt: { label: 'enrolment:copy.forgivenAt', instant: true },
        appeal: { label: 'enrolment:copy.appeal' },
        answer: { label: 'enrolment:copy.answer' },
        upheld: { label: 'enrolment:copy.upheld' },
        stars: { label: 'enrolment:copy.stars' },
        comment: { label: 'enrolment:copy.comment' },
      },
      rows: claims.map((claim) => ({
        session: sessions.get(claim.sessionId)?.title ?? null,
        palace: palaces.get(claim.palaceId)?.name ?? null,
        start: sessions.get(claim.sessionId)?.firstMeeting.start.toString() ?? null,
        who: claim.walkInName ? nameOf(claim.walkInName) : (names.get(claim.personId ?? '') ?? null),
        code: claim.code,
        enrolledAt: claim.enrolledAt.toString(),
        state: claim.state,
        seatNo: claim.seatNo,
        checkedInAt: claim.checkedInAt?.toString() ?? null,
        missedAt: claim.missedAt?.toString() ?? null,
        forgivenAt: claim.forgivenAt?.toString() ?? null,
        appeal: claim.appeal,
        answer: claim.answer,
        upheld: claim.upheld,
        stars: claim.stars,
        comment: claim.comment,
      })),
    },
  ]
}

async function namesOf(db: Db, personIds: readonly string[]): Promise<Map<string, string | null>> {
  const children = (await Promise.all(personIds.map((id) => familyOf(db, id)))).flat()
  const own = await Promise.all(personIds.map(async (id) => [id, await myName(db, id)] as const))
  return new Map([...own, ...children.map(({ id, name }) => [id, name] as const)])
}
