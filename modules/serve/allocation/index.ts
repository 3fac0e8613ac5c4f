// The mechanism: what a draw's files say, and what follows from them. Pure, also for whoever verifies a draw.
export { computation, drawRound } from './rules/computation.ts'
export type { DrawnRound } from './rules/computation.ts'
export { LIST_COLUMNS, RESULT_COLUMNS, listFile, readList, readRules, rulesFile } from './rules/files.ts'
export type { FrozenList, ListRow, RoundRules } from './rules/files.ts'
export { match } from './rules/match.ts'
