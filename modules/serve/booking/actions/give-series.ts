import { z } from 'zod'
import type { ActionScope } from '#kit/db/action.ts'
import { type PlannedDate, SeriesRequest } from '../contract/series.ts'
import { insertSeries } from './insert-series.ts'
import { planDates, presentDate } from './plan-series.ts'
import { takeTurns } from './take-turns.ts'

/** Nobody: a series that is not held by a person has nobody's concessions. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

const Gift = SeriesRequest.extend({ palaceId: z.uuid(), holderId: z.uuid().nullable() })
export type Gift = z.input<typeof Gift>

/**
 * Makes a series for somebody as a part of a use case that decided on it and asked whether it may (a season that is published): dates
 * that cannot be are left out and returned with what is free instead; they never stop the others. No series when none can be. P5.
 */
export async function giveSeries(
  scope: ActionScope,
  gift: Gift,
): Promise<{ seriesId: string | null; dates: number; conflicts: PlannedDate[] }> {
  const { palaceId, holderId, ...request } = Gift.parse(gift)
  const { tx, now } = scope
  await takeTurns(tx, [holderId ?? palaceId])
  const wisher = {
    personId: holderId ?? NOBODY,
    unionId: request.unionId,
    people: request.people,
    asStaff: true,
  }
  const planned = await planDates(tx, palaceId, request, wisher, now)
  const dates = planned.dates.filter(({ refusal }) => refusal === null)
  const refused = planned.dates.filter(({ refusal }) => refusal !== null)
  const conflicts = refused.map(presentDate)
  if (dates.length === 0) return { seriesId: null, dates: 0, conflicts }
  const leftOut = [
    ...planned.leftOut,
    ...refused.map(({ date }) => ({ date: date.toString(), reason: 'chosen' as const, name: null })),
  ].toSorted((a, b) => a.date.localeCompare(b.date))
  const { seriesId } = await insertSeries(
    scope,
    { ...planned, dates, leftOut, asStaff: true },
    palaceId,
    request,
    holderId,
  )
  return { seriesId, dates: dates.length, conflicts }
}
