import { decisions, type Decision } from '../contract/vocabulary.ts'

type Judged = { decision: Decision | null; possible: readonly Decision[] }

/** How much a decision asks; what cannot be judged yet asks at least the mildest that it may come to. */
export const weightOf = ({ decision, possible }: Judged): number =>
  decision === null
    ? Math.min(...possible.map((one) => decisions.indexOf(one))) + 0.5
    : decisions.indexOf(decision)

/** Of the venues of one division, the one that needs least: with a sound venue nothing is built anew beside it (P2). */
export const mildest = <Venue extends Judged>(venues: readonly Venue[]): Venue | undefined =>
  venues.toSorted((a, b) => weightOf(a) - weightOf(b))[0]
