/** The five files of a draw; list.csv, rules.json and seal.json are published before it, the others after. */
export const drawFiles = ['list.csv', 'rules.json', 'seal.json', 'proof.json', 'results.csv'] as const
export type DrawFileName = (typeof drawFiles)[number]
export type DrawFiles = Record<DrawFileName, Uint8Array>

/** How far a verification is: rows of so many in this step. */
export type Progress = {
  step: 'list' | 'seed' | 'tickets' | 'matching' | 'results'
  done: number
  total: number
}
