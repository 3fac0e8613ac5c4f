// The mechanism: what a draw's files say, and what follows from them. Pure, also for whoever verifies a draw.
export { LIST_COLUMNS, RESULT_COLUMNS, readList, readRules, resultsFile } from './rules/files.ts'
export type { FrozenList, RoundRules } from './rules/files.ts'
export { match } from './rules/match.ts'
