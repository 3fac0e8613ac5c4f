import { z } from '@hono/zod-openapi'
import { hourClasses } from './vocabulary.ts'

const share = z.number().min(0).max(1).nullable()
const count = z.number().int().min(0)
const hours = z.number().min(0)

export const BenefitFigures = z
  .object({
    hours: z
      .object(
        Object.fromEntries(hourClasses.map((name) => [name, hours])) as Record<
          (typeof hourClasses)[number],
          typeof hours
        >,
      )
      .openapi({ description: 'Space-hours in opening time; each is in exactly one class' }),
    outsideHours: hours.openapi({ description: 'Space-hours used outside staffed hours, counted apart' }),
    places: z
      .object({ free: count, discounted: count, atCost: count, commercial: count, concessions: count })
      .openapi({
        description:
          'Places that sessions offered, by what they cost, a meeting at a time; concessions: those with a price that some groups pay less for',
      }),
    publicPlacesShare: share.openapi({
      description: 'Free or discounted, of all places; null: none were offered',
    }),
    publicShare: share.openapi({ description: 'Free or discounted, of what was used; null: nothing was' }),
    commercialShare: share,
    usedShare: share.openapi({ description: 'Used, of what could be used' }),
    houseDays: z.number().int(),
    hoursPerWeek: z.number().nullable().openapi({ description: 'Open, on average a house' }),
    staffedHoursPerWeek: z.number().nullable(),
    daysPerYear: z.number().nullable().openapi({ description: 'Open, at the pace of the period' }),
    offPeakShare: share,
  })
  .openapi('BenefitFigures')
export type BenefitFigures = z.output<typeof BenefitFigures>

/** A standard and how it is met: by one house, or by how many of several. */
export const BenefitStandard = z
  .object({
    key: z.enum(['opening.hoursPerWeek', 'opening.daysPerYear', 'opening.offPeakShare']),
    standard: z.number().nullable().openapi({ description: 'null: it differs from house to house' }),
    reached: z.number().nullable(),
    met: z.number().int().openapi({ description: 'Houses that hold to it' }),
    of: z.number().int().openapi({ description: 'Houses that were measured' }),
  })
  .openapi('BenefitStandard')
export type BenefitStandard = z.output<typeof BenefitStandard>

export const BenefitPart = z
  .object({
    kind: z.enum(['division', 'palace']),
    id: z.string().openapi({ description: 'The code of the division, or the id of the palace' }),
    name: z.string(),
    slug: z.string().nullable(),
    scope: z.string().nullable().openapi({ description: 'The prefix of a division: 4201' }),
    houses: z.number().int(),
    figures: BenefitFigures,
    standards: z.array(BenefitStandard),
  })
  .openapi('BenefitPart')
export type BenefitPart = z.output<typeof BenefitPart>

export const Benefit = z
  .object({
    name: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    measuredFrom: z.iso.date().nullable().openapi({ description: 'The first day that was ever measured' }),
    houses: z.number().int(),
    figures: BenefitFigures,
    standards: z.array(BenefitStandard),
    parts: z.array(BenefitPart).openapi({ description: 'What lies in it: divisions, then palaces' }),
  })
  .openapi('Benefit')
export type Benefit = z.output<typeof Benefit>
