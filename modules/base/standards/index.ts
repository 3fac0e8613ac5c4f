export { standardValue, standardValues } from './queries/standard-value.ts'
export { forgetStandards } from './queries/standard-rows.ts'
export type { Where as StandardPlace } from './rules/in-force.ts'
export type { StandardKey } from './contract/words.ts'
