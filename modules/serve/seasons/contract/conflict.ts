import { z } from '@hono/zod-openapi'

const id = z.uuid()
const at = z.iso.datetime({ offset: true })
const Spot = z.object({ spaceId: id, name: z.string(), start: z.string(), end: z.string() })

/** What may become of a date that could not be as planned. */
export const becomings = ['skipped', 'moved'] as const

/** One date of a weekly time that something else holds. Before publication it is expected, afterwards it waits to be decided. */
export const SeasonConflict = z
  .object({
    placementId: id,
    requestId: id,
    no: z.number().int(),
    organisation: z.string(),
    palaceId: id.openapi({ description: 'Where the hall is' }),
    space: z.string(),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    holds: z
      .array(z.object({ kind: z.string(), label: z.string() }))
      .openapi({ description: 'What is there now; nothing when it has become free' }),
    alternatives: z.array(Spot).openapi({
      description: 'Free now: as planned if it has become free, other halls, other times of that day',
    }),
    become: z.enum(becomings).nullable().openapi({ description: 'null: not decided' }),
    movedTo: Spot.nullable(),
  })
  .openapi('SeasonConflict')
export type SeasonConflict = z.infer<typeof SeasonConflict>

export const SeasonConflicts = z.object({
  expected: z
    .boolean()
    .openapi({ description: 'Not published yet: what would be in the way if it were now' }),
  conflicts: z.array(SeasonConflict),
})

const which = { placementId: id, date: z.iso.date() }
/** What becomes of some of these dates: left out, or in a hall of the same palace at a time. */
export const SettleConflicts = z
  .object({
    choices: z
      .array(
        z.union([
          z.object({ ...which, skip: z.literal(true) }),
          z.object({ ...which, spaceId: id, start: at, end: at }),
        ]),
      )
      .min(1)
      .max(400),
  })
  .openapi('SettleSeasonConflicts')
