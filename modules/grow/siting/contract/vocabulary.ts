import type { Role } from '#kit/access/index.ts'

/** How a palace would be built on a site (建设方式). P3. */
export const siteModes = ['standalone', 'joint', 'reuse', 'compact'] as const
export type SiteMode = (typeof siteModes)[number]

/** How a site stands in the territorial plan (国土空间规划). */
export const planStatuses = ['inPlan', 'adjusting', 'notInPlan', 'unknown'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const landStatuses = ['owned', 'allocated', 'pending', 'leased', 'none', 'unknown'] as const
export type LandStatus = (typeof landStatuses)[number]

/** fewest sites that reach everyone · most workers reached within a budget · least travel with p sites · which county when. */
export const questions = ['fewest', 'coverage', 'travel', 'plan'] as const
export type Question = (typeof questions)[number]

export const runStates = ['queued', 'running', 'done', 'cancelled', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** Why a run has no result: told in words by the screen. */
export const failures = ['interrupted', 'noSites', 'noDemand', 'tooLarge', 'stopped', 'unexpected'] as const

/** Planners: the federation over the part of the tree. */
export const planners: readonly Role[] = ['federationOfficer']
export const planReaders: readonly Role[] = ['federationOfficer', 'auditor']

/** What can be brought in from Excel. */
export const importKinds = ['candidates', 'townships', 'travel', 'budgets'] as const
export type ImportKindName = (typeof importKinds)[number]
