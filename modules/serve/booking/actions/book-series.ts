import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { SeriesRequest } from '../contract/series.ts'
import { errors } from '../errors.ts'
import { canBook } from '../policy.ts'
import { insertSeries } from './insert-series.ts'
import { planSeries } from './plan-series.ts'
import { takeTurns } from './take-turns.ts'

/**
 * Books all dates of a series in one transaction. A date that cannot be as asked has to be decided first (`choices`): none is
 * dropped without saying so, and none stops the others. P5, P9.
 * @throws Problem as `planSeries` does | `series-undecided` | places:`space-taken` | `resource-gone`
 */
export const bookSeries = action(
  SeriesRequest.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, ...request }) => {
    const { actor, tx, now, allow } = scope
    allow(canBook(actor))
    const personId = actor.personId!
    await takeTurns(tx, [personId, ...(request.unionId ? [request.unionId] : [])])
    const planned = await planSeries(tx, actor, palaceId, request, now)
    const undecided = planned.dates.filter(({ refusal }) => refusal !== null)
    if (undecided.length > 0)
      throw errors.error('series-undecided', {
        field: 'choices',
        params: { count: undecided.length, first: undecided[0]!.date.toString() },
      })
    // What staff enter for the palace itself has no holder; what they enter for a union is the union's.
    const holderId = planned.asStaff ? null : personId
    return insertSeries(scope, planned, palaceId, request, holderId)
  },
)
