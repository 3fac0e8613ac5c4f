import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { refusal } from '#kit/db/action.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import { bookSeries } from '../actions/book-series.ts'
import { cancelSeries } from '../actions/cancel-series.ts'
import { changeSeries } from '../actions/change-series.ts'
import { planSeries, presentPlan } from '../actions/plan-series.ts'
import { entryCodesOf } from '../actions/tell-entry-code.ts'
import { readdDate } from '../actions/readd-date.ts'
import * as contract from '../contract.ts'
import type { Series } from '../contract/series.ts'
import { errors } from '../errors.ts'
import { canChange, isHolder } from '../policy.ts'
import { bookingsOfSeries } from '../queries/booking-record.ts'
import { loansOf } from '../queries/resources.ts'
import { seriesById } from '../queries/series.ts'
import { present } from './present.ts'

/** The JSON operations of series. */
export function seriesApi(api: Api): void {
  api.openapi(contract.planSeriesRoute, async (c) => {
    const { db, clock } = c.var.services
    const { palaceId } = c.req.valid('param')
    return c.json(
      presentPlan(await planSeries(db, c.var.actor, palaceId, c.req.valid('json'), clock.now())),
      200,
    )
  })
  api.openapi(contract.bookSeriesRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { seriesId } = await bookSeries(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await readSeries(c, palaceId, seriesId), 200)
  })
  api.openapi(contract.readSeriesRoute, async (c) => {
    const { palaceId, seriesId } = c.req.valid('param')
    return c.json(await readSeries(c, palaceId, seriesId), 200)
  })
  api.openapi(contract.changeSeriesRoute, async (c) =>
    c.json(await changeSeries(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.cancelSeriesRoute, async (c) =>
    c.json(await cancelSeries(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.readdDateRoute, async (c) => {
    const { palaceId, seriesId } = c.req.valid('param')
    await readdDate(contextOf(c), { palaceId, seriesId, ...c.req.valid('json') })
    return c.json(await readSeries(c, palaceId, seriesId), 200)
  })
}

/** A series with its dates, for its holder and for staff. @throws Problem `series-not-found` | `not-allowed` */
export async function readSeries(c: AppContext, palaceId: string, seriesId: string): Promise<Series> {
  const { db } = c.var.services
  const series = await seriesById(db, palaceId, seriesId)
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!series || !palace) throw errors.error('series-not-found')
  const decision = canChange(c.var.actor, series, targetOf(palace))
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
  const dates = await bookingsOfSeries(db, palaceId, seriesId)
  const loans = await loansOf(db, dates)
  const codes = isHolder(c.var.actor, series)
    ? await entryCodesOf(db, dates, c.var.services.clock.now())
    : new Map()
  const { holderId: _, kind: __, version: ___, ...rest } = series
  return {
    ...rest,
    firstDate: series.firstDate.toString(),
    lastDate: series.lastDate.toString(),
    dates: dates.map((date) => ({ ...present(date, codes, loans), no: date.seriesNo! })),
  }
}
