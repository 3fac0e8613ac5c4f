import type { z } from 'zod'
import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import '../messages/index.ts'
import { type FinishedHouse, VenueText } from '../contract/venue.ts'
import { errors } from '../errors.ts'
import { standingVenues, textOf, type Standing } from '../queries/standing.ts'
import { assessmentDb } from '../schema/db.ts'
import { assessVenues } from './assess.ts'
import { aboutVenue } from './lock-venue.ts'
import { today, venueColumns } from './venue-columns.ts'

/** A house that a project hands over: what the register says of it, and what was found at the handover. */
export type HandedOver = {
  palaceId: string
  divisionCode: string
  project: string
  /** What the year is of: a house that was built, or renovated as a whole; null: neither. */
  year: 'builtYear' | 'renovatedYear' | null
  compact: boolean
  palace: { name: string; address: string; lng: number; lat: number; floorM2: number | null }
  facts: z.output<typeof FinishedHouse>
}

/**
 * Takes over what a handover says of a house, inside the action that hands it over and has asked who may: its venue is brought up to date or
 * recorded, a statement that the division has none ends, and it is judged. What the handover does not say stays as it was. P2, P4.
 * @throws Problem `year-in-the-future` | `renovated-before-built` | `name-taken`
 */
export async function takeHouse(scope: ActionScope, house: HandedOver): Promise<{ venueId: string }> {
  const { tx, now, actor, later, journal } = scope
  const { facts, palace } = house
  if ((facts.year ?? 0) > today(now).year) throw errors.error('year-in-the-future', { field: 'house.year' })
  const here = await standingVenues(tx, { prefix: house.divisionCode.slice(0, 4) })
  const before =
    here.find(({ palaceId }) => palaceId === house.palaceId) ??
    here.find(
      ({ divisionCode, name, palaceId }) =>
        divisionCode === house.divisionCode && name === palace.name && palaceId === null,
    )
  await endStatement(scope, here, house.divisionCode)
  const columns = venueColumns(textAfter(house, before, today(now)))
  const id = before?.id ?? newId()
  const divisionCode = before?.divisionCode ?? house.divisionCode
  const venues = assessmentDb(tx)
  if (before)
    await venues
      .updateTable('assessment.venue')
      .set({ ...columns, version: before.version + 1, updated_at: now })
      .where('id', '=', id)
      .execute()
  else
    await venues
      .insertInto('assessment.venue')
      .values({ id, division_code: divisionCode, ...columns, created_at: now, updated_at: now })
      .execute()
  await assessVenues({ tx, now, ids: [id], cause: 'handedOver', told: { actor, later } })
  journal({
    action: 'assessment.takeHouse',
    ...aboutVenue({ id, division_code: divisionCode, palace_id: house.palaceId }),
    after: columns,
  })
  return { venueId: id }
}

function textAfter(house: HandedOver, before: Standing | undefined, day: Temporal.PlainDate): VenueText {
  const { facts, palace, year, project } = house
  const { year: when, condition, ...found } = facts
  const said = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null))
  return VenueText.parse({
    ...(before && textOf(before)),
    ...palace,
    ...said,
    // A grade from before the works says nothing of the house after them.
    condition,
    unknownRooms: [],
    ...(year && when !== null && { [year]: when }),
    ...(year === 'builtYear' && { renovatedYear: null }),
    palaceId: house.palaceId,
    compact: house.compact || before?.compact === true,
    // What was estimated was the work that is now done.
    costFen: null,
    factsOn: day.toString(),
    source: createTranslator('zh-CN')('assessment:handedOverBy', { project }),
    sourceUrl: null,
  })
}

/** A division that has a house now does not state any more that it has none. */
async function endStatement({ tx, now }: ActionScope, here: readonly Standing[], divisionCode: string) {
  const none = here.find((venue) => !venue.present && venue.divisionCode === divisionCode)
  if (none)
    await assessmentDb(tx)
      .updateTable('assessment.venue')
      .set({ removed_at: now, version: none.version + 1, updated_at: now })
      .where('id', '=', none.id)
      .execute()
}
