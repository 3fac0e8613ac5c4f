import { createRoute, z } from '@hono/zod-openapi'
import { answers } from '#kit/http/api.ts'
import { Benefit } from './figures.ts'
import { HeatMap } from './heat-map.ts'

const tags = ['Public benefit']
const palace = z.object({ palaceId: z.uuid() })

/** Local days, the last included; left out: the thirty days up to today. At most a year. */
export const BenefitPeriod = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

export const divisionBenefitRoute = createRoute({
  tags,
  method: 'get',
  path: '/divisions/{divisionCode}/benefit',
  summary: 'The public-benefit meter of a part of the province, and of each part of it',
  request: {
    params: z.object({
      divisionCode: z
        .string()
        .regex(/^\d{2}(\d{2}){0,2}$/)
        .openapi({ description: 'The prefix that all codes in it share: 42, 4201, 420102' }),
    }),
    query: BenefitPeriod,
  },
  responses: answers('The meter', Benefit),
})

export const palaceBenefitRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/benefit',
  summary: 'The public-benefit meter of a palace',
  request: { params: palace, query: BenefitPeriod },
  responses: answers('The meter', Benefit),
})

export const heatMapRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/heat-map',
  summary:
    'How each space is used by weekday and hour, and when it is emptiest; for those who plan and supervise',
  request: { params: palace, query: BenefitPeriod },
  responses: answers('The heat-map', HeatMap),
})
