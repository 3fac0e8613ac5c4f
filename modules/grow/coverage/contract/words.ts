/** How full coverage stands in a division at a time, each a message `coverage:state.<word>`. P1. */
export const states = ['covered', 'shared', 'underWay', 'planned', 'nothing', 'notRequired'] as const
export type State = (typeof states)[number]

/** What an official may state of the past: whether a palace is due is said elsewhere (base/places). */
export const statedStates = ['covered', 'shared', 'underWay', 'planned', 'nothing'] as const

/** What a plan provides for a division in a year (P2); `share`: a neighbouring palace serves it. */
export const planActions = ['upgrade', 'renovateExpand', 'newBuild', 'compact', 'share'] as const
export type PlanAction = (typeof planActions)[number]

export const planSources = ['siting', 'hand'] as const
export const evidenceKinds = ['document', 'photo', 'inspection', 'report', 'record'] as const

/** The first year of the opinion (P1); the last is the standard `coverage.targetYear`. */
export const FIRST_YEAR = 2023
/** Beyond any plan that makes sense: keeps out slips of the finger. */
export const LAST_YEAR = 2040
