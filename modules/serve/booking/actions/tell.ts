import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { type Message, queueMessages, type TemplateName } from '#modules/base/notifications/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { entryThing, opensByCode } from '../rules/entry.ts'
import type { House } from './house.ts'

export type Told = { id: string; spaceId: string; holderId: string | null; during: Interval }
/** The messages that all say the same facts: which space, when, where, and why if there is a why. */
export type BookingTemplate = Extract<TemplateName, `booking${string}` | 'appealDecided'>

/** After these the door may open: they carry what the entry code is made of. */
const withEntry: ReadonlySet<string> = new Set(['bookingConfirmed', 'bookingMoved', 'bookingRestored'])

/** Tells holders what became of their bookings, once each. `cause` tells apart two messages of one template about one booking; `upheld` is for a decided appeal. */
export async function tell(
  { tx, later, now }: Pick<ActionScope, 'tx' | 'later' | 'now'>,
  ...news: Parameters<typeof newsOf> extends [Db, ...infer Rest] ? Rest : never
): Promise<void> {
  await queueMessages(tx, later, await newsOf(tx, ...news), now)
}

/** The same as messages that are still to be queued, with others. */
export async function newsOf(
  tx: Db,
  { palace, target, openings }: House,
  template: BookingTemplate,
  bookings: readonly Told[],
  reason: string | null = null,
  cause = '',
  upheld = false,
): Promise<Message[]> {
  const spaceIds = [...new Set(bookings.map(({ spaceId }) => spaceId))]
  const spaces = await spacesByIds(tx, spaceIds)
  const rules = withEntry.has(template) ? await rulesOfSpaces(tx, spaceIds) : new Map()
  const opens = (booking: Told) =>
    opensByCode({ ...booking, kind: 'booking', state: 'confirmed' }, rules.get(booking.spaceId), openings)
      ? { opens: entryThing({ palaceId: palace.id, id: booking.id }) }
      : {}
  return bookings.flatMap(({ id, spaceId, holderId, during }) =>
    holderId === null
      ? []
      : [
          {
            personId: holderId,
            template,
            params: {
              title: spaces.get(spaceId)?.name ?? '',
              when: during.start.toString(),
              palace: palace.name,
              reason,
              upheld,
              ...opens({ id, spaceId, holderId, during }),
            },
            link: `/my/bookings/${palace.id}/${id}`,
            dedupeKey: `${template}:${id}${cause && `:${cause}`}`,
            place: target,
          },
        ],
  )
}
