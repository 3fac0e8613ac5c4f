import { type Effort, fullEffort, type Progress, proposeHalls } from './propose.ts'
import type { HallProblem } from './problem.ts'

/** The computation of kit/compute that proposes a season; a thread of its own runs it. */
export const proposeComputation = {
  name: 'seasons.propose',
  run: (
    { problem, effort = fullEffort }: { problem: HallProblem; effort?: Effort },
    control: { progress(share: number, note?: Progress): void; shouldStop(): boolean },
  ) => proposeHalls(problem, effort, { progress: control.progress, shouldStop: control.shouldStop }),
}
