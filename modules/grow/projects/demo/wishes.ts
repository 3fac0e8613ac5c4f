import type { ProjectKind, StepName } from '../contract/vocabulary.ts'

/** How a project of the demonstration stands: where, for how many days, and how fast it came there (1: as planned). */
export type Wish = {
  kind: ProjectKind
  step: StepName | 'done'
  days: number
  pace: number
  /** Of the papers of this step, how many are still to come. */
  lacking?: number
  problem?: string
  end?: 'suspended' | 'cancelled'
  reason?: string
}

/** Of palaces that are there. */
export const ofHouses: readonly Wish[] = [
  // The first is of the palace of the demonstration accounts: it sleeps.
  {
    kind: 'renovateExpand',
    step: 'funding',
    days: 47,
    pace: 1.2,
    lacking: 1,
    problem: '配套资金比例还没有谈定',
  },
  { kind: 'upgrade', step: 'works', days: 90, pace: 1 },
  { kind: 'renovateExpand', step: 'permit', days: 12, pace: 0.9, lacking: 1 },
  { kind: 'upgrade', step: 'done', days: 40, pace: 0.95 },
  { kind: 'renovateExpand', step: 'works', days: 260, pace: 1.35, problem: '地下管线改迁，工期顺延' },
  { kind: 'upgrade', step: 'design', days: 8, pace: 0.9, lacking: 1 },
  { kind: 'upgrade', step: 'acceptance', days: 20, pace: 1, lacking: 1 },
  { kind: 'renovateExpand', step: 'land', days: 36, pace: 1.1, lacking: 2 },
  { kind: 'upgrade', step: 'proposal', days: 5, pace: 1, lacking: 1 },
  { kind: 'upgrade', step: 'service', days: 9, pace: 0.9 },
]
/** Of divisions without one. */
export const ofDivisions: readonly Wish[] = [
  { kind: 'newBuild', step: 'works', days: 180, pace: 1 },
  { kind: 'newBuild', step: 'establishment', days: 52, pace: 1.1, lacking: 1 },
  { kind: 'compact', step: 'works', days: 60, pace: 0.9 },
  { kind: 'newBuild', step: 'land', days: 15, pace: 1, lacking: 1 },
  { kind: 'newBuild', step: 'approval', days: 33, pace: 1, lacking: 1 },
  { kind: 'compact', step: 'funding', days: 18, pace: 0.95, lacking: 1 },
  { kind: 'newBuild', step: 'proposal', days: 21, pace: 1, lacking: 2 },
  { kind: 'newBuild', step: 'permit', days: 40, pace: 1.3, lacking: 1, problem: '施工图审查两次退回' },
  { kind: 'compact', step: 'design', days: 6, pace: 1, lacking: 1 },
  { kind: 'newBuild', step: 'funding', days: 10, pace: 1, end: 'suspended', reason: '等国土空间规划调整' },
  { kind: 'newBuild', step: 'acceptance', days: 14, pace: 1.05, lacking: 1 },
  { kind: 'compact', step: 'approval', days: 11, pace: 1, lacking: 1 },
  {
    kind: 'newBuild',
    step: 'approval',
    days: 60,
    pace: 1,
    end: 'cancelled',
    reason: '改为与县文化馆共建，另立项目',
  },
  { kind: 'compact', step: 'handover', days: 4, pace: 0.95 },
  { kind: 'newBuild', step: 'handover', days: 6, pace: 1.1, lacking: 1 },
]
