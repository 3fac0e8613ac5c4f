/** What the places of a session depend on. `kept`: places kept for gig workers now (see `keptForGig`). */
export type Room = { capacity: number; waitlistCapacity: number; kept: number }

/** How a session stands while its lock is held. */
export type Counts = {
  /** How many seats are held (confirmed, offered, attended). */
  held: number
  /** The numbers below the highest seat held that nobody holds, ascending: without any, the seats held are 1 … held. */
  freed: readonly number[]
  /** How many of them came out of the reserve. */
  reservedHeld: number
  waiting: number
  lastArrival: number
}

export type Seat = { kind: 'seat'; arrivalNo: number; seatNo: number; reserved: boolean }
export type Outcome = Seat | { kind: 'waitlist'; arrivalNo: number; ahead: number } | { kind: 'full' }

/**
 * How many places are kept for gig workers: what the programme says until `reserveHours` (standard
 * `enrolment.gigReserveHours`) before the start, then none, so that no kept place stays empty. P5.
 */
export function keptForGig(
  { gigReserved, start }: { gigReserved: number; start: Temporal.Instant },
  reserveHours: number,
  now: Temporal.Instant,
): number {
  return Temporal.Instant.compare(now, start.subtract({ hours: reserveHours })) < 0 ? gigReserved : 0
}

/** Free places, parted into those anyone may take and those still kept. */
export function freePlaces(
  { capacity, kept }: Pick<Room, 'capacity' | 'kept'>,
  { held, reservedHeld }: Pick<Counts, 'held' | 'reservedHeld'>,
) {
  const free = Math.max(0, capacity - held)
  const reserved = Math.min(free, Math.max(0, Math.min(kept, capacity) - reservedHeld))
  return { reserved, general: free - reserved }
}

/** The lowest seat number that nobody holds. The caller has made sure that one is free. */
export const lowestFreeSeat = ({ held, freed }: Pick<Counts, 'held' | 'freed'>): number =>
  freed[0] ?? held + 1

/** How the session stands when somebody has taken the lowest free seat. */
export const withLowestSeat = (counts: Counts, reserved = false): Counts => ({
  ...counts,
  held: counts.held + 1,
  freed: counts.freed.slice(1),
  reservedHeld: counts.reservedHeld + (reserved ? 1 : 0),
})

/** The seat that someone may take now, if any. Reserved places first for those they are kept for. */
function seatFor(
  room: Room,
  counts: Counts,
  gigWorker: boolean,
): { seatNo: number; reserved: boolean } | null {
  const free = freePlaces(room, counts)
  const reserved = gigWorker && free.reserved > 0
  if (!reserved && free.general === 0) return null
  return { seatNo: lowestFreeSeat(counts), reserved }
}

/**
 * A place, a number on the waitlist, or full. Nobody passes those who wait: a free general place is theirs first.
 */
export function placeOrWaitlist(room: Room, counts: Counts, gigWorker: boolean): Outcome {
  const arrivalNo = counts.lastArrival + 1
  const seat = seatFor(room, counts, gigWorker)
  if (seat && (seat.reserved || counts.waiting === 0)) return { kind: 'seat', arrivalNo, ...seat }
  if (counts.waiting < room.waitlistCapacity) return { kind: 'waitlist', arrivalNo, ahead: counts.waiting }
  return { kind: 'full' }
}

/** How the session stands after an outcome. */
export function after(counts: Counts, outcome: Outcome): Counts {
  if (outcome.kind === 'full') return counts
  const arrived = { ...counts, lastArrival: outcome.arrivalNo }
  if (outcome.kind === 'waitlist') return { ...arrived, waiting: counts.waiting + 1 }
  return withLowestSeat(arrived, outcome.reserved)
}

/** Places many arrivals in their order, for any number of them under one lock. */
export function placeAll(room: Room, counts: Counts, gigWorkers: readonly boolean[]): Outcome[] {
  let standing = counts
  return gigWorkers.map((gigWorker) => {
    const outcome = placeOrWaitlist(room, standing, gigWorker)
    standing = after(standing, outcome)
    return outcome
  })
}

/** Someone on the waitlist. */
export type Waiter = { id: string; arrivalNo: number; gigWorker: boolean }
export type Offer = { id: string; seatNo: number; reserved: boolean }

/** To whom the next free place is offered: the first in the order of arrival who may take it; null when nobody may. */
export function nextOffer(room: Room, counts: Counts, waitlist: readonly Waiter[]): Offer | null {
  for (const { id, gigWorker } of waitlist.toSorted((a, b) => a.arrivalNo - b.arrivalNo)) {
    const seat = seatFor(room, counts, gigWorker)
    if (seat) return { id, ...seat }
  }
  return null
}

/** All offers that the free places allow now, in order. */
export function allOffers(room: Room, counts: Counts, waitlist: readonly Waiter[]): Offer[] {
  const offers: Offer[] = []
  let standing = counts
  let waiting = waitlist
  for (;;) {
    const offer = nextOffer(room, standing, waiting)
    if (!offer) return offers
    offers.push(offer)
    standing = { ...withLowestSeat(standing, offer.reserved), waiting: standing.waiting - 1 }
    waiting = waiting.filter(({ id }) => id !== offer.id)
  }
}
