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
  /** How many places the smallest party that waits asks for; null when nobody waits, or no place is free. */
  smallestWaiting: number | null
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

/** Whether what is free is too little for every party that waits: then it would stay empty. */
function nobodyWaitingFits(room: Room, counts: Counts): boolean {
  const { reserved, general } = freePlaces(room, counts)
  return counts.smallestWaiting === null || reserved + general < counts.smallestWaiting
}

/**
 * A place, a number on the waitlist, or full. Nobody passes those who wait: a free general place is theirs first, unless there
 * are too few for any party of them.
 */
export function placeOrWaitlist(room: Room, counts: Counts, gigWorker: boolean): Outcome {
  const arrivalNo = counts.lastArrival + 1
  const seat = seatFor(room, counts, gigWorker)
  if (seat && (seat.reserved || nobodyWaitingFits(room, counts))) return { kind: 'seat', arrivalNo, ...seat }
  if (counts.waiting < room.waitlistCapacity) return { kind: 'waitlist', arrivalNo, ahead: counts.waiting }
  return { kind: 'full' }
}

/** How the session stands after an outcome; `party`: how many wait together with whoever it was of. */
export function after(counts: Counts, outcome: Outcome, party = 1): Counts {
  if (outcome.kind === 'full') return counts
  const arrived = { ...counts, lastArrival: outcome.arrivalNo }
  if (outcome.kind === 'seat') return withLowestSeat(arrived, outcome.reserved)
  const smallestWaiting = Math.min(counts.smallestWaiting ?? party, party)
  return { ...arrived, waiting: counts.waiting + 1, smallestWaiting }
}

/** Places many arrivals in their order, for any number of them under one lock. */
export function placeAll(room: Room, counts: Counts, gigWorkers: readonly boolean[], party = 1): Outcome[] {
  let standing = counts
  return gigWorkers.map((gigWorker) => {
    const outcome = placeOrWaitlist(room, standing, gigWorker)
    standing = after(standing, outcome, party)
    return outcome
  })
}

/** Someone on the waitlist. `partyId` is the same for those who are to be offered places together; null: alone. */
export type Waiter = { id: string; partyId: string | null; arrivalNo: number; gigWorker: boolean }
export type Offer = { id: string; seatNo: number; reserved: boolean }

/**
 * All offers that the free places allow now. Parties are asked in the order of their first number, all or none; one that does not fit
 * waits on with its number, and the next that fits is asked, since an empty place helps nobody.
 */
export function allOffers(room: Room, counts: Counts, waitlist: readonly Waiter[]): Offer[] {
  const inOrder = waitlist.toSorted((a, b) => a.arrivalNo - b.arrivalNo)
  const offers: Offer[] = []
  let standing = counts
  for (const party of Map.groupBy(inOrder, ({ id, partyId }) => partyId ?? id).values()) {
    const seats = seatsFor(room, standing, party)
    if (!seats) continue
    offers.push(...seats.offers)
    standing = seats.counts
  }
  return offers
}

/** Seats for all of a party, and how the session stands then; null when they do not all fit. */
function seatsFor(room: Room, counts: Counts, party: readonly Waiter[]) {
  const offers: Offer[] = []
  let standing = counts
  for (const { id, gigWorker } of party) {
    const seat = seatFor(room, standing, gigWorker)
    if (!seat) return null
    offers.push({ id, ...seat })
    standing = withLowestSeat(standing, seat.reserved)
  }
  return { offers, counts: standing }
}
