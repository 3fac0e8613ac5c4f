import type { Db } from '#kit/db/index.ts'
import { inTree } from '#modules/base/places/index.ts'
import { type BookableSpace, type SpaceFilter, spacesWithRules } from '../queries/bookable-spaces.ts'

/** The spaces of these palaces that are booked online, palace by palace, each followed by its parts; one statement for any number. */
export async function bookableSpaces(
  db: Db,
  palaceIds: readonly string[],
  filter: SpaceFilter = {},
): Promise<BookableSpace[]> {
  const spaces = await spacesWithRules(db, palaceIds, filter)
  return inTree(spaces).filter(({ booked }) => booked)
}
