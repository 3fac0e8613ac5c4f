/** The words of the register, each a message `places:<group>.<word>`. */
export const levels = ['province', 'city', 'county'] as const
export type Level = (typeof levels)[number]
export const sizeClasses = ['compact', 'small', 'medium', 'large'] as const
export type SizeClass = (typeof sizeClasses)[number]
export const operationModes = ['own', 'contracted', 'joint'] as const
export const constructionModes = ['standalone', 'joint'] as const
export const palaceStatuses = ['open', 'preparing', 'closed'] as const
export type PalaceStatus = (typeof palaceStatuses)[number]
export const accessibilityFacts = [
  'lift',
  'ramp',
  'accessibleToilet',
  'hearingLoop',
  'brailleSigns',
  'wheelchairLoan',
] as const
export type AccessibilityFact = (typeof accessibilityFacts)[number]
export const baseKinds = [
  'bookroom',
  'workerServiceCentre',
  'legalAid',
  'riderStation',
  'civicPractice',
  'counselling',
  'fitness',
] as const
export type BaseKind = (typeof baseKinds)[number]
export const spaceKinds = [
  'hall',
  'theatre',
  'court',
  'gym',
  'classroom',
  'studio',
  'workshop',
  'bookroom',
  'counter',
  'gallery',
  'meeting',
  'outdoor',
] as const
export type SpaceKind = (typeof spaceKinds)[number]

/** How full coverage stands: a palace of its own, a shared one, none although one is due, or none due (P1). */
export const coverageStates = ['own', 'shared', 'missing', 'notRequired'] as const
export type CoverageState = (typeof coverageStates)[number]
