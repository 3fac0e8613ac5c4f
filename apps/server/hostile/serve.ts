import { allocationRows } from './allocation.ts'
import { bookingRows } from './booking.ts'
import { seasonRows } from './seasons.ts'
import type { Row } from './permissions.ts'
import type { World } from './world.ts'

/** Who may do what with spaces and rounds. */
export const serveRows = (world: Pick<World, 'ids'>): Record<string, Row> => ({
  ...bookingRows(world),
  ...allocationRows(world),
  ...seasonRows(world),
})
