import { z } from '@hono/zod-openapi'

export const HeatMap = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    spaces: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        groupId: z.uuid().openapi({ description: 'The room that it is a part of, or itself' }),
        groupName: z.string(),
      }),
    ),
    hours: z
      .array(
        z.object({
          spaceId: z.uuid(),
          weekday: z.number().int().min(1).max(7),
          hour: z.number().int().min(0).max(23),
          used: z.number().int(),
          usable: z.number().int(),
        }),
      )
      .openapi({ description: 'Minutes by weekday and local hour; hours that were never open are left out' }),
    emptiest: z.array(
      z.object({
        groupId: z.uuid(),
        groupName: z.string(),
        weekday: z.number().int().min(1).max(7).nullable(),
        part: z.enum(['morning', 'afternoon', 'evening']).nullable(),
        usedShare: z.number().min(0).max(1),
        degree: z.enum(['hardly', 'seldom', 'half', 'often', 'full']),
      }),
    ),
  })
  .openapi('BenefitHeatMap')
export type HeatMap = z.output<typeof HeatMap>
