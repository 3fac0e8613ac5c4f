import type { ActionScope } from '#kit/db/action.ts'
import { type Message, queueMessages } from '#modules/base/notifications/index.ts'
import { applicationsTo } from '../queries/applications.ts'
import { claimsOfRound } from '../queries/claims.ts'
import type { OpenRound } from './open-round.ts'

type Teller = Pick<ActionScope, 'tx' | 'later' | 'now'>

/** Everybody of a round is told what it came to for them: their letter says why. */
export async function tellOutcomes(scope: Teller, { round, house }: OpenRound): Promise<void> {
  const { tx, later, now } = scope
  const claims = Map.groupBy(
    await claimsOfRound(tx, round.palaceId, round.id),
    (claim) => claim.applicationId,
  )
  const applications = await applicationsTo(tx, round.palaceId, round.id)
  const messages = applications.flatMap((application): Message[] => {
    const own = claims.get(application.id) ?? []
    const outcome = own.length === 0 ? 'none' : own[0]!.number === null ? 'won' : 'waiting'
    return adultsOf(application).map((personId) => ({
      personId,
      template: 'roundResult',
      params: { title: round.title, palace: house.palace.name, when: round.confirmUntil.toString(), outcome },
      link: `/rounds/${round.palaceId}/${round.id}/mine`,
      dedupeKey: `roundResult:${application.id}`,
      place: house.target,
    }))
  })
  await queueMessages(tx, later, messages, now)
}

/** Everybody of a round is told that it was annulled, and why. */
export async function tellAnnulled(
  scope: Teller,
  { round, house }: OpenRound,
  reason: string,
): Promise<void> {
  const { tx, later, now } = scope
  const applications = await applicationsTo(tx, round.palaceId, round.id)
  const messages = applications.flatMap((application): Message[] =>
    adultsOf(application).map((personId) => ({
      personId,
      template: 'roundAnnulled',
      params: { title: round.title, palace: house.palace.name, reason },
      link: `/rounds/${round.palaceId}/${round.id}`,
      dedupeKey: `roundAnnulled:${application.id}`,
      place: house.target,
    })),
  )
  await queueMessages(tx, later, messages, now)
}

/** Whoever's turn it is on a waitlist is told until when the places are kept. */
export async function tellOffer(
  { tx, later, now }: Teller,
  { round, house }: OpenRound,
  offer: { applicationId: string; applicantId: string; courseNo: number; until: Temporal.Instant },
): Promise<void> {
  const { applicationId, applicantId, courseNo, until } = offer
  await queueMessages(
    tx,
    later,
    [
      {
        personId: applicantId,
        template: 'roundOffer',
        params: { title: round.title, palace: house.palace.name, until: until.toString() },
        link: `/rounds/${round.palaceId}/${round.id}/mine`,
        dedupeKey: `roundOffer:${applicationId}:${courseNo}`,
        place: house.target,
      },
    ],
    now,
  )
}

/** Whoever applied to a window is told until when it is open, and when the draw is: how many there are and who came first says nothing. */
export async function tellApplied(
  { tx, later, now }: Teller,
  { round, house }: OpenRound,
  { applicationId, applicantId }: { applicationId: string; applicantId: string },
): Promise<void> {
  await queueMessages(
    tx,
    later,
    [
      {
        personId: applicantId,
        template: 'windowApplied',
        params: {
          title: round.title,
          palace: house.palace.name,
          until: round.applyUntil.toString(),
          when: round.drawAt.toString(),
        },
        link: `/rounds/${round.palaceId}/${round.id}/mine`,
        dedupeKey: `windowApplied:${applicationId}`,
        place: house.target,
      },
    ],
    now,
  )
}

export type WindowNews = {
  applicationId: string
  applicantId: string
  outcome: 'won' | 'waiting' | 'none'
}

/** Everybody of a window is told what the draw came to for them, in the order of the draw. */
export async function tellWindow(
  { tx, later, now }: Teller,
  { round, house }: OpenRound,
  news: readonly WindowNews[],
): Promise<void> {
  const messages = news.map(({ applicationId, applicantId, outcome }): Message => ({
    personId: applicantId,
    template: 'windowResult',
    params: { title: round.title, palace: house.palace.name, outcome },
    link: `/rounds/${round.palaceId}/${round.id}/mine`,
    dedupeKey: `windowResult:${applicationId}`,
    place: house.target,
  }))
  await queueMessages(tx, later, messages, now)
}

/** The adults of a party, once each: whatever is said of it is said to all of them. */
export const adultsOf = ({ broughtBy }: { broughtBy: readonly string[] }): string[] => [...new Set(broughtBy)]

/** Adults of a party are told what became of it while others apply. */
export async function tellParty(
  { tx, later, now }: Teller,
  { round, house }: OpenRound,
  applicationId: string,
  personIds: readonly string[],
  what: 'joined' | 'left' | 'changed' | 'dissolved',
): Promise<void> {
  const messages = personIds.map((personId): Message => ({
    personId,
    template: 'party',
    params: { title: round.title, palace: house.palace.name, what },
    link: `/rounds/${round.palaceId}/${round.id}${what === 'dissolved' ? '' : '/mine'}`,
    dedupeKey: `party:${applicationId}:${what}:${now.epochMilliseconds}`,
    place: house.target,
  }))
  await queueMessages(tx, later, messages, now)
}
