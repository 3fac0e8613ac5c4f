import type { Tone } from '#kit/ui/console/index.ts'
import type { Decision } from '../../contract.ts'

/** Pine: nothing is built; lake: fill in; gold: it costs; red: a new house. */
export const decisionTones: Record<Decision | 'open', Tone> = {
  enough: 'free',
  upgrade: 'kind',
  renovateExpand: 'cost',
  newBuild: 'draw',
  open: 'plain',
}
