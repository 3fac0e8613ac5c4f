import type { Tone } from '#kit/ui/console/index.ts'
import type { ProjectLine, Status } from '../../contract.ts'

export const statusTones: Record<Status, Tone> = {
  underWay: 'kind',
  suspended: 'cost',
  cancelled: 'plain',
  handedOver: 'free',
}

/** Sleeping is urgent, being late costs, the rest is quiet. */
export const restTone = ({ sleeping }: Pick<ProjectLine, 'sleeping'>): Tone => (sleeping ? 'draw' : 'plain')
export const slipTone = ({ slipDays }: Pick<ProjectLine, 'slipDays'>): Tone =>
  slipDays > 0 ? 'cost' : 'free'
