import { type KeyboardEvent, useState } from 'react'
import type { BookingLine, CalendarSpace } from '../../contract.ts'
import type { Spot } from './conflict.ts'

export type Carried = { booking: BookingLine; spot: Spot }
type Shift = (spot: Spot, by: -1 | 1) => Spot | null

/**
 * Dragging for the keyboard: M takes a booking up, arrows carry it (up and down through the spaces, left and right by
 * `shift`), Enter puts it down, Escape leaves it where it was. The grid shows where it hangs and what is in the way.
 */
export function useCarry(
  spaces: readonly Pick<CalendarSpace, 'id'>[],
  shift: Shift,
  move: (booking: BookingLine, to: Spot) => void,
) {
  const [carried, carry] = useState<Carried | null>(null)
  const onKeyDown = (booking: BookingLine | undefined) => (event: KeyboardEvent) => {
    if (booking?.steps.move !== null) return
    if (carried?.booking.id !== booking.id) {
      if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      return carry({ booking, spot: spotOfBooking(booking) })
    }
    const next = nextSpot(carried.spot, event.key, spaces, shift)
    if (event.key !== 'Enter' && event.key !== 'Escape' && !next) return
    event.preventDefault()
    if (event.key === 'Enter') move(booking, carried.spot)
    carry(next ? { booking, spot: next } : null)
  }
  return { carried, onKeyDown, drop: () => carry(null) }
}

const spotOfBooking = ({ spaceId, start, end }: BookingLine): Spot => ({
  spaceId,
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
})

/** Where an arrow key takes it; null for any other key. At the edge it stays. */
function nextSpot(
  spot: Spot,
  key: string,
  spaces: readonly Pick<CalendarSpace, 'id'>[],
  shift: Shift,
): Spot | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return shift(spot, key === 'ArrowLeft' ? -1 : 1) ?? spot
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const at = spaces.findIndex(({ id }) => id === spot.spaceId)
  const space = spaces[at + (key === 'ArrowUp' ? -1 : 1)]
  return space ? { ...spot, spaceId: space.id } : spot
}
