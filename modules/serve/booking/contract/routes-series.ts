import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Reach, Series, SeriesChange, SeriesChanged, SeriesPlan, SeriesRequest } from './series.ts'

const tags = ['Booking']
const ofPalace = z.object({ palaceId: z.uuid() })
const ofSeries = ofPalace.extend({ seriesId: z.uuid() })

export const planSeriesRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/series/plan',
  summary:
    'Every date of a series before it is booked: which are free, which are not and what is instead; changes nothing',
  request: { params: ofPalace, body: body(SeriesRequest) },
  responses: answers('The plan', SeriesPlan),
})
export const bookSeriesRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/series',
  summary: 'Book all dates of a series at once, once each conflict has been decided',
  request: { params: ofPalace, body: body(SeriesRequest) },
  responses: answers('The series', Series),
})
export const readSeriesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/series/{seriesId}',
  summary: 'A series with all its dates',
  request: { params: ofSeries },
  responses: answers('The series', Series),
})
export const changeSeriesRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/series/{seriesId}',
  summary: 'Change this date, this and following ones, or all to come',
  request: { params: ofSeries, body: body(SeriesChange) },
  responses: answers('What changed', SeriesChanged),
})
export const cancelSeriesRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/series/{seriesId}/cancel',
  summary: 'Give back this date, this and following ones, or all to come',
  request: { params: ofSeries, body: body(Reach) },
  responses: answers('How many', z.object({ cancelled: z.number().int(), tooLate: z.number().int() })),
})
export const readdDateRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/series/{seriesId}/dates',
  summary: 'Put back a date that was left out or given back, or add one',
  request: { params: ofSeries, body: body(z.object({ date: z.iso.date() })) },
  responses: answers('The series', Series),
})
