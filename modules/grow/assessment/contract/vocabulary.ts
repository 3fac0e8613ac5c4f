/** What P2 decides of a venue, the mildest first: nothing to do, fill in, renovate or expand, build anew. */
export const decisions = ['enough', 'upgrade', 'renovateExpand', 'newBuild'] as const
export type Decision = (typeof decisions)[number]

/** Functions without which a house is incomplete: culture and sports, education and training, civic practice (P6, "3"). */
export const coreFunctions = ['hall', 'sports', 'classroom', 'civicPractice'] as const
/** Functions that an existing house can take in: the service bases (P7) and "X" (P6). */
export const furtherFunctions = ['bookroom', 'serviceCounter', 'legalAid', 'entrepreneurship'] as const
/** 功能室: what rooms a venue has, by function. */
export const functionRooms = [...coreFunctions, ...furtherFunctions] as const
export type FunctionRoom = (typeof functionRooms)[number]

/** 房屋危险性鉴定 (JGJ 125-2016, 6.1.4): nothing dangerous, some members, a part of the house, the whole house. */
export const conditions = ['A', 'B', 'C', 'D'] as const
export type Condition = (typeof conditions)[number]

/** Why a venue was judged at this moment. */
export const causes = ['recorded', 'edited', 'imported', 'asked', 'rerun', 'handedOver'] as const
export type Cause = (typeof causes)[number]

/** The standards that a venue is measured by. */
export const usedStandards = [
  'palace.area.min',
  'palace.compact.area',
  'palace.compact.seatsMin',
  'palace.renewal.years',
  'palace.condition.renovateFrom',
  'palace.condition.rebuildFrom',
  'palace.room.hall',
  'palace.room.sports',
  'palace.room.classroom',
  'palace.room.civicPractice',
  'palace.room.bookroom',
  'palace.room.serviceCounter',
  'palace.room.legalAid',
  'palace.room.entrepreneurship',
  'palace.expansion.plotRatio',
  'palace.cost.newPerM2',
  'palace.cost.renovatePerM2',
] as const
export type UsedStandard = (typeof usedStandards)[number]
