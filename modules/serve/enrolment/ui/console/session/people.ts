import type { SessionPerson, Step } from '../../../contract.ts'

/** Still a claim to the session. */
export const isActive = (state: SessionPerson['state']): boolean =>
  state === 'waitlisted' || state === 'offered' || state === 'confirmed' || state === 'attended'

/** How many people a message reaches: those with an account; companions are told by whoever brought them. */
export const reachable = (people: readonly SessionPerson[]): number =>
  new Set(people.flatMap(({ state, personId }) => (isActive(state) && personId) || [])).size

/** One thing that happened in a session, and to whom. */
export type Happening = Step & {
  key: string
  nameMasked: string
  seatNo: number | null
  waitlistNo: number | null
}

/** Everything that happened, in the order in which it did; what came at the same moment stays in order of arrival. */
export function happenings(people: readonly SessionPerson[]): Happening[] {
  return people
    .flatMap(({ enrolmentId, nameMasked, seatNo, waitlistNo, steps }) =>
      steps.map((step, index) => ({
        ...step,
        key: `${enrolmentId}-${index}`,
        nameMasked,
        seatNo,
        waitlistNo,
      })),
    )
    .toSorted((a, b) => Temporal.Instant.compare(Temporal.Instant.from(a.at), Temporal.Instant.from(b.at)))
}

const LAST = Number.MAX_SAFE_INTEGER

/** Whom the printed list of the door names: who holds a place by seat, then who waits by number. */
export const doorOrder = (people: readonly SessionPerson[]): SessionPerson[] =>
  people
    .filter(({ state }) => isActive(state))
    .toSorted((a, b) => (a.seatNo ?? LAST) - (b.seatNo ?? LAST) || a.arrivalNo - b.arrivalNo)
