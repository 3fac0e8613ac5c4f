import type { Fen } from '#kit/money/index.ts'
import type { PersonFacts } from '../contract/audience.ts'
import type { Concession } from '../contract/programme.ts'
import type { ConcessionGroup } from '../contract/vocabulary.ts'

export type Price = { fen: Fen; concession: ConcessionGroup | null }

/** What this person pays: the lowest of the price and the concessions that apply to them. P5. */
export function priceFor(
  programme: { priceFen: Fen; concessions: readonly Concession[] },
  person: PersonFacts | null,
): Price {
  const full: Price = { fen: programme.priceFen, concession: null }
  if (!person) return full
  return programme.concessions
    .filter(({ who }) => belongsTo(who, person))
    .reduce<Price>(
      (best, { who, priceFen }) => (priceFen < best.fen ? { fen: priceFen, concession: who } : best),
      full,
    )
}

/** Students are not known from their account; the desk looks at the card. */
function belongsTo(group: ConcessionGroup, { member, gigWorker, retired }: PersonFacts): boolean {
  return { member, gigWorker, retired, student: false }[group]
}
