import { type Actor, allowed, type Decision, denied, holds, holdsAnywhere } from '#kit/access/index.ts'

/** Whoever is signed in, about their own messages. */
export const isSomeone = (actor: Actor): Decision =>
  actor.personId !== null ? allowed : denied('notifications:reasons.signInFirst')

export const deliveryRoles = ['systemAdministrator', 'director'] as const

/** Who sees whether messages arrived; the list is narrowed to their part of the tree. */
export const canSeeDeliveries = (actor: Actor): Decision =>
  holdsAnywhere(actor, deliveryRoles) ? allowed : denied('notifications:reasons.staffOnly')

/** Who may send a failed one again: those who see it. One that belongs to no place is any system administrator's. */
export const canRetryDelivery = (
  actor: Actor,
  { divisionCode, palaceId }: { palaceId: string | null; divisionCode: string | null },
): Decision => {
  const may = divisionCode
    ? holds(actor, deliveryRoles, { divisionCode, ...(palaceId ? { palaceId } : {}) })
    : holdsAnywhere(actor, ['systemAdministrator'])
  return may ? allowed : denied('notifications:reasons.staffOnly')
}
