import { z } from '@hono/zod-openapi'

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** One stretch of opening on a weekday; `24:00` is the midnight that ends it. Self-service: no staff, entry by code. */
export const Stretch = z
  .object({
    weekday: z.number().int().min(1).max(7),
    opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    closes: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
    selfService: z.boolean().default(false),
  })
  .openapi('OpeningStretch')
export type Stretch = z.output<typeof Stretch>

/** A week of opening hours: every stretch ends after it begins, and those of a kind on a day do not overlap. */
export const Week = z
  .array(Stretch)
  .max(60)
  .superRefine((week, context) => {
    week.forEach((stretch, at) => {
      if (minutesOf(stretch.closes) <= minutesOf(stretch.opens))
        context.addIssue({ code: 'custom', path: [at, 'closes'], message: 'closes after it opens' })
      const clash = week.findIndex((other, index) => index < at && overlap(stretch, other))
      if (clash >= 0)
        context.addIssue({
          code: 'custom',
          path: [at, 'opens'],
          message: 'overlaps another stretch of that day',
        })
    })
  })

const overlap = (a: Stretch, b: Stretch) =>
  a.weekday === b.weekday && a.selfService === b.selfService && a.opens < b.closes && b.opens < a.closes

/** Whether somewhere is open now, and until or from when; `self`: without staff, entry by code. */
export type OpenState =
  | { state: 'open'; self: boolean; until: Temporal.Instant }
  | { state: 'allDay'; self: boolean }
  | { state: 'closed'; opens: Temporal.Instant | null; self: boolean }
