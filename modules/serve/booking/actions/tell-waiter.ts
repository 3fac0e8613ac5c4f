import type { ActionScope } from '#kit/db/action.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import type { WaitRecord } from '../queries/waits.ts'
import type { House } from './house.ts'

/** A slot is kept for them until then; it went to the next; a closure took it, for this reason. */
type News =
  | { template: 'placeOffered'; until: Temporal.Instant }
  | { template: 'offerLapsed' }
  | { template: 'bookingDisplaced'; reason: string }

/** Tells whoever waits what became of their offer, once for each. */
export async function tellWaiter(
  { tx, later, now }: Pick<ActionScope, 'tx' | 'later' | 'now'>,
  { palace, target }: House,
  { id, personId, offeredSpaceId, offerExpiresAt, during }: WaitRecord,
  news: News,
): Promise<void> {
  const space = offeredSpaceId ? (await spacesByIds(tx, [offeredSpaceId])).get(offeredSpaceId) : undefined
  const params = { title: space?.name ?? '', when: during.start.toString(), palace: palace.name }
  const message = {
    personId,
    link: '/my/bookings',
    dedupeKey: `${news.template}:${id}:${offerExpiresAt}`,
    place: target,
  }
  await queueMessages(tx, later, [{ ...message, ...said(news, params) }], now)
}

/** The template with what it says. */
function said(news: News, occasion: { title: string; when: string; palace: string }) {
  const { template } = news
  if (template === 'placeOffered')
    return { template, params: { ...occasion, until: news.until.toString() } } as const
  if (template === 'offerLapsed') return { template, params: occasion } as const
  return { template, params: { ...occasion, reason: news.reason } } as const
}
