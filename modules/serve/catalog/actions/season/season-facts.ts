import { requestErrors } from '#kit/http/errors.ts'
import type { Scope } from '#kit/imports/index.ts'
import { hoursOfPalaces, spacesOf } from '#modules/base/places/index.ts'
import { sheetProgrammes, sheetSessions } from '../../queries/season-sheet.ts'
import { signUpsOf } from '../../ports.ts'
import { palaceOf } from '../palace-of.ts'
import { waitlistShareOf } from '../waitlist-share.ts'
import type { SeasonRow } from './read-row.ts'
import { plainName } from './season-cells.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What the rows of a season are judged against; six queries, whatever the number of rows.
 * @throws Problem `not-found` when the palace does not lie where the import says it does
 */
export async function seasonFacts({ db, place, now }: Scope, rows: readonly SeasonRow[]) {
  const palace = await palaceOf(db, place.palaceId!)
  if (!palace.divisionCode.startsWith(place.divisionCode)) throw requestErrors.error('not-found')
  const { palaceId } = palace
  const ids = [...new Set(rows.flatMap(({ id }) => (id && UUID.test(id) ? [id] : [])))]
  const [programmes, spaces, sessions, hours, signUps, waitlistShare] = [
    await sheetProgrammes(db, palaceId),
    await spacesOf(db, palaceId),
    await sheetSessions(db, palaceId, { ids }),
    await hoursOfPalaces(db, [palaceId]),
    await signUpsOf(db, palaceId, ids),
    await waitlistShareOf(db, palace, now),
  ]
  return {
    palace,
    now,
    signUps,
    waitlistShare,
    week: hours.get(palaceId) ?? [],
    programmes: new Map(programmes.map((one) => [one.id, one])),
    /** Of programmes with one title the newest, which comes first. */
    programmeByTitle: new Map(programmes.toReversed().map((one) => [plainName(one.title), one])),
    spaces: new Map(spaces.map((one) => [one.id, one])),
    spaceByName: Map.groupBy(spaces, ({ name }) => plainName(name)),
    sessions: new Map(sessions.map((one) => [one.id, one])),
  }
}
export type SeasonFacts = Awaited<ReturnType<typeof seasonFacts>>
