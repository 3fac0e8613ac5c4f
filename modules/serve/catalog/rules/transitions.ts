import type { Status } from '../contract/vocabulary.ts'

/** What may happen to a programme: from where, to where, and which policy decides who. */
export const transitions = {
  submit: { from: ['draft'], to: 'review', who: 'edit' },
  sendBack: { from: ['review'], to: 'draft', who: 'publish' },
  publish: { from: ['draft', 'review'], to: 'published', who: 'publish' },
  cancel: { from: ['draft', 'review', 'published'], to: 'cancelled', who: 'cancel' },
} as const satisfies Record<
  string,
  { from: readonly Status[]; to: Status; who: 'edit' | 'publish' | 'cancel' }
>
export type Transition = keyof typeof transitions

/** Is the step open to a programme in this status? */
export function mayFollow(status: Status, step: Transition): boolean {
  return (transitions[step].from as readonly Status[]).includes(status)
}
