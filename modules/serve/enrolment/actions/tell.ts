import type { ActionScope } from '#kit/db/action.ts'
import {
  type Message,
  queueMessages,
  type TemplateName,
  type TemplateParams,
} from '#modules/base/notifications/index.ts'
import type { LockedSession } from '#modules/serve/catalog/index.ts'
import type { House } from './house-rules.ts'

/** Whose claim it is; a companion's news goes to the holder of the ticket, and a walk-in has nobody to tell. */
export type Told = { id: string; ticketId: string; personId: string | null; holderId: string | null }
export type Occasion = { house: House; session: Pick<LockedSession, 'title' | 'firstMeeting'> }
type Extra<Name extends TemplateName> = Omit<TemplateParams<Name>, 'title' | 'when' | 'palace'>

/** Tells people what became of their claims: see `newsOf`. */
export async function tell<Name extends TemplateName, Claim extends Told>(
  { tx, later, now }: Pick<ActionScope, 'tx' | 'later' | 'now'>,
  ...news: Parameters<typeof newsOf<Name, Claim>>
): Promise<void> {
  await queueMessages(tx, later, newsOf(...news), now)
}

/**
 * What people are told about their claims, once each, whatever the number of their companions. `cause` tells apart two
 * messages of one template about one claim.
 */
export function newsOf<Name extends TemplateName, Claim extends Told>(
  { house: { palace, target }, session }: Occasion,
  template: Name,
  claims: readonly Claim[],
  extra?: (claim: Claim) => Extra<Name>,
  cause = '',
): Message[] {
  if (claims.length === 0) return []
  const occasion = { title: session.title, when: session.firstMeeting.start.toString(), palace: palace.name }
  const byReader = new Map(
    claims.map((claim) => [claim.personId ?? claim.holderId, claim]).toReversed() as [string | null, Claim][],
  )
  return [...byReader].flatMap(([personId, claim]) =>
    personId === null
      ? []
      : [
          {
            personId,
            template,
            params: { ...occasion, ...extra?.(claim) },
            link: `/my/tickets/${palace.id}/${claim.ticketId}`,
            dedupeKey: `${template}:${claim.id}${cause && `:${cause}`}`,
            place: target,
          } as Message,
        ],
  )
}
