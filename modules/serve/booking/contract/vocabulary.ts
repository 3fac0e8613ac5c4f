import { z } from '@hono/zod-openapi'

export const Instant = z.string().openapi({ format: 'date-time' })

/** A booking's states follow from its times (schema: column `state`). */
export const states = [
  'requested',
  'confirmed',
  'attended',
  'noShow',
  'cancelled',
  'refused',
  'displaced',
] as const
export type State = (typeof states)[number]

export const kinds = ['booking', 'maintenance', 'lease'] as const
export type Kind = (typeof kinds)[number]

/** Who may book a space online. */
export const openTo = ['everyone', 'members', 'unions'] as const
export type OpenTo = (typeof openTo)[number]

/** Who may book many dates at once online; staff always may. */
export const seriesTo = ['staff', 'unions'] as const
export type SeriesTo = (typeof seriesTo)[number]

/** Who may pay less than the rest. P5. */
export const concessionGroups = ['member', 'gigWorker', 'retired', 'union'] as const
export type ConcessionGroup = (typeof concessionGroups)[number]

/** P5: what an hour of a space is to the public purse. */
export const priceClasses = ['free', 'discounted', 'atCost', 'commercial'] as const
export type PriceClass = (typeof priceClasses)[number]

/** What one may see of a slot: whoever took it stays unnamed. `notYet`: beyond the days that are open now. */
/** `closed`: by a closure or for maintenance; nobody gives it back, so that there is no line for it. */
export const slotStates = ['free', 'taken', 'closed', 'past', 'notYet'] as const
export type SlotState = (typeof slotStates)[number]
