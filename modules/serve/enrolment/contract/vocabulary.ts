import type { Role } from '#kit/access/index.ts'
import { z } from '@hono/zod-openapi'

/** Where someone's claim to a session stands. It follows from the times in the row (rules/state.ts, column `state`). */
export const states = [
  'waitlisted',
  'offered',
  'confirmed',
  'attended',
  'noShow',
  'passed',
  'cancelled',
] as const
export type State = (typeof states)[number]

/** How someone was recognised at the door. */
export const methods = ['scan', 'code', 'phone', 'name', 'walkIn'] as const
export type Method = (typeof methods)[number]

/** What a step of someone's way to a session was, for the history that those concerned can look up. */
export const stepKinds = [
  'enrolled',
  'waitlisted',
  'offered',
  'accepted',
  'seatedAtDoor',
  'passed',
  'checkedIn',
  'released',
  'cancelled',
  'cancelledByPalace',
] as const
export type StepKind = (typeof stepKinds)[number]

export const Instant = z.iso.datetime({ offset: true })

/** Whether the one who asks may do something, and why not, in their language. */
export const May = z
  .object({ allowed: z.boolean(), reason: z.string().nullable() })
  .openapi('May', { example: { allowed: false, reason: '18:00 前可以取消，现在已经过了。' } })
export type May = z.infer<typeof May>

/** Who keeps the door, who decides about appeals, who reads figures: the policy's lists, so that screens ask no more. */
export const doorKeepers: readonly Role[] = ['desk', 'teacher', 'programmer', 'hallManager', 'director']
export const deciders: readonly Role[] = ['hallManager', 'director']
export const readersOfFigures: readonly Role[] = [...doorKeepers, 'federationOfficer', 'auditor']
