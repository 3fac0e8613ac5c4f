import { departments } from '#modules/base/notifications/contract.ts'

export { departments }
export type Department = (typeof departments)[number]

/** What is done: the three-way decision of P2, and a new house of the small practical kind. */
export const projectKinds = ['upgrade', 'renovateExpand', 'newBuild', 'compact'] as const
export type ProjectKind = (typeof projectKinds)[number]

export const constructionModes = ['standalone', 'joint'] as const

/** The steps from proposal to handover, in their order. */
export const steps = [
  'proposal',
  'establishment',
  'approval',
  'funding',
  'land',
  'design',
  'permit',
  'works',
  'acceptance',
  'service',
  'handover',
] as const
export type StepName = (typeof steps)[number]

/** The steps in groups, as people say how far a project is. `done`: handed over. */
export const stages = ['prepare', 'approve', 'permit', 'build', 'accept', 'done'] as const
export type Stage = (typeof stages)[number]

export const statuses = ['underWay', 'suspended', 'cancelled', 'handedOver'] as const
export type Status = (typeof statuses)[number]

export const milestones = [
  'approved',
  'funded',
  'landReady',
  'started',
  'built',
  'accepted',
  'opened',
] as const
export type MilestoneKey = (typeof milestones)[number]

/** Papers that a step may need; `photo` and `other` may come at any time. */
export const paperKinds = [
  'proposal',
  'assessment',
  'establishmentReply',
  'feasibility',
  'approvalReply',
  'fundingReply',
  'siteOpinion',
  'planningPermit',
  'functionPlan',
  'designReview',
  'constructionPermit',
  'commencement',
  'acceptanceRecord',
  'fireAcceptance',
  'serviceAcceptance',
  'finalAccount',
  'titleDeed',
  'photo',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

export const moneyKinds = ['planned', 'granted', 'paid'] as const
export type MoneyKind = (typeof moneyKinds)[number]

export const remarkKinds = ['note', 'problem'] as const

/** How a forecast came about: reached, as planned, what came before is late, already due, stated by whoever builds. */
export const forecastGrounds = ['reached', 'planned', 'carried', 'due', 'stated'] as const
export type ForecastGround = (typeof forecastGrounds)[number]
