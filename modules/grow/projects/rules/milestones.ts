import type { ForecastGround, MilestoneKey, ProjectKind, StepName } from '../contract/vocabulary.ts'
import { stepsOf } from './steps.ts'

type Day = Temporal.PlainDate
export type Baseline = { key: MilestoneKey; baseline: Day; expected: Day | null; reason: string | null }

export type Milestone = Baseline & {
  step: StepName
  reachedOn: Day | null
  forecast: Day
  /** Days behind the baseline; below zero: ahead of it. */
  slipDays: number
  ground: ForecastGround
  /** For `carried`: the milestone whose delay it carries. */
  behind: MilestoneKey | null
}

const daysBetween = (from: Day, to: Day) => from.until(to, { largestUnit: 'day' }).days
const later = (a: Day, b: Day) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)

/** The milestones that a project of this kind has, with the step that reaches each. */
export const milestonesOf = (kind: ProjectKind) =>
  stepsOf(kind).flatMap(({ milestone, step }) => (milestone ? [{ key: milestone, step }] : []))

/** A first baseline: the time from `start` to `finish` spread over the milestones as the steps usually take. */
export function spreadBaselines(
  kind: ProjectKind,
  start: Day,
  finish: Day,
): { key: MilestoneKey; baseline: Day }[] {
  const chain = stepsOf(kind)
  const total = chain.reduce((sum, { usualDays }) => sum + usualDays, 0)
  const span = daysBetween(start, finish)
  let passed = 0
  return chain.flatMap(({ milestone, usualDays }) => {
    passed += usualDays
    return milestone
      ? [{ key: milestone, baseline: start.add({ days: Math.round((span * passed) / total) }) }]
      : []
  })
}

/**
 * When each milestone will be reached, and why we think so. A milestone that is behind carries its delay to those after it; one that is
 * ahead gives nothing away. What whoever builds states counts instead of the baseline. Nothing is forecast for a day that is over,
 * nor before what comes before it.
 */
export function forecast(
  kind: ProjectKind,
  baselines: readonly Baseline[],
  passed: ReadonlyMap<StepName, Day>,
  today: Day,
): Milestone[] {
  const known = new Map(baselines.map((one) => [one.key, one]))
  const found: Milestone[] = []
  for (const { key, step } of milestonesOf(kind)) {
    const base = known.get(key)
    if (!base) continue
    const judged = judge(base, passed.get(step) ?? null, found.at(-1), today)
    found.push({ ...base, step, ...judged, slipDays: daysBetween(base.baseline, judged.forecast) })
  }
  return found
}

type Judged = Pick<Milestone, 'reachedOn' | 'forecast' | 'ground' | 'behind'>

function judge(base: Baseline, reachedOn: Day | null, before: Milestone | undefined, today: Day): Judged {
  if (reachedOn) return { reachedOn, forecast: reachedOn, ground: 'reached', behind: null }
  const carried = before && before.slipDays > 0 ? before.slipDays : 0
  const likely: Judged = base.expected
    ? { reachedOn, forecast: base.expected, ground: 'stated', behind: null }
    : carried > 0
      ? { reachedOn, forecast: base.baseline.add({ days: carried }), ground: 'carried', behind: before!.key }
      : { reachedOn, forecast: base.baseline, ground: 'planned', behind: null }
  const soonest = before ? later(before.forecast, today) : today
  if (Temporal.PlainDate.compare(likely.forecast, soonest) >= 0) return likely
  return Temporal.PlainDate.compare(soonest, today) === 0
    ? { ...likely, forecast: today, ground: 'due', behind: null }
    : { ...likely, forecast: soonest, ground: 'carried', behind: before!.key }
}
