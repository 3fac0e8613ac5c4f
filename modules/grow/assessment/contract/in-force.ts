import type { Decision } from './vocabulary.ts'

/** What is decided for a division now, by the venue that needs least, and what it rests on. P2. */
export type DecisionInForce = {
  divisionCode: string
  /** False: nobody recorded a venue, nor that there is none. Nothing follows from that. */
  recorded: boolean
  /** The venue that decides; null: the division stated that it has none, or nothing is recorded. */
  venueId: string | null
  venueName: string | null
  /** The venue's palace in the register. */
  palaceId: string | null
  /** null: cannot be judged yet; `possible` says what it may come to when the missing facts are known. */
  decision: Decision | null
  possible: readonly Decision[]
  /** What the rules say when an official decided otherwise; equal to `decision` when nobody did. */
  byRules: Decision | null
  overridden: boolean
  /** Why an official decided otherwise. */
  overrideReason: string | null
  /** m² that the venue has; for a new building, that it needs. null: unknown. */
  floorM2: number | null
  neededM2: number | null
  missingM2: number | null
  /** A rough cost of the decision: stated by somebody, or floor × a standard per m². null: unknown or nothing to build. */
  cost: { fen: number; basis: 'stated' | 'perSquareMetre' } | null
  assessedAt: Temporal.Instant | null
  /** The day on which the facts were so. */
  factsOn: Temporal.PlainDate | null
}
