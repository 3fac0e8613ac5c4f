import { type Expansion, expandRule } from '#kit/calendar/index.ts'
import { localDate } from '#kit/calendar/windows.ts'
import type { Actor } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import type { LeftOut, PlannedDate, SeriesPlan, SeriesRequest } from '../contract/series.ts'
import { errors } from '../errors.ts'
import { canKeepCalendar } from '../policy.ts'
import { seriesRuleOf } from '../queries/series.ts'
import type { JudgedDate, WishedDate } from '../rules/series-dates.ts'
import { assertActsFor } from './acts-for.ts'
import { judgeLoans } from './lend-series.ts'
import { type Judgement, judgeWishes, type Wisher } from './judge-wishes.ts'

export type Planned = Judgement & {
  leftOut: LeftOut[]
  unknownYears: number[]
  asStaff: boolean
  /** Dates that are held without what is lent with the others. */
  bare: ReadonlySet<string>
}

/**
 * All dates of a wished series, judged. Staff may plan in any space; a union's contact where the rule of the space lets them,
 * and as many dates as the standard does.
 * @throws Problem `sign-in-needed` | `not-found` | `not-a-rule` | `series-empty` | `series-not-open` | `not-your-union` | `series-too-long`
 */
export async function planSeries(
  db: Db,
  actor: Actor,
  palaceId: string,
  request: SeriesRequest,
  now: Temporal.Instant,
): Promise<Planned> {
  const { personId } = actor
  if (personId === null) throw requestErrors.error('sign-in-needed')
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  const asStaff = canKeepCalendar(actor, targetOf(palace)).allowed
  const rule = await seriesRuleOf(db, palaceId, request.spaceId)
  if (!asStaff) await assertMaySeries(db, personId, request, rule?.seriesTo)
  const wisher = { personId, unionId: request.unionId, people: request.people, asStaff }
  const planned = await planDates(db, palaceId, request, wisher, now)
  const most = rule?.seriesDates ?? planned.house.standards['booking.seriesDates']
  if (!asStaff && planned.dates.length > most)
    throw errors.error('series-too-long', { field: 'lastDate', params: { most } })
  return { ...planned, asStaff }
}

/** The same for whoever is known to be let: every date of the rule, judged. @throws Problem `not-found` | `not-a-rule` | `series-empty` | `resource-not-here` */
export async function planDates(
  db: Db,
  palaceId: string,
  request: SeriesRequest,
  wisher: Wisher,
  now: Temporal.Instant,
): Promise<Omit<Planned, 'asStaff'>> {
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  const { intervals, skipped, unknownYears } = expanded(request, palace.timeZone)
  const choices = new Map(request.choices.map((choice) => [choice.date, choice]))
  const wishes: WishedDate[] = []
  const bare = new Set<string>()
  const leftOut: LeftOut[] = skipped.map(({ date, reason, name }) => ({
    date: date.toString(),
    reason,
    name: name ?? null,
  }))
  for (const during of intervals) {
    const date = localDate(during.start, palace.timeZone)
    const choice = choices.get(date.toString())
    if (choice && 'skip' in choice) leftOut.push({ date: choice.date, reason: 'chosen', name: null })
    else if (choice) {
      if (choice.bare) bare.add(choice.date)
      wishes.push({
        date,
        spaceId: choice.spaceId,
        during: { start: Temporal.Instant.from(choice.start), end: Temporal.Instant.from(choice.end) },
      })
    } else wishes.push({ date, spaceId: request.spaceId, during })
  }
  if (wishes.length === 0) throw errors.error('series-empty', { field: 'rule' })
  const judged = await judgeWishes(db, palaceId, wishes, wisher, now)
  const dates = await judgeLoans(db, palaceId, judged.dates, request.resources, bare)
  return { ...judged, dates, bare, leftOut: leftOut.toSorted(byDate), unknownYears }
}

const byDate = (a: LeftOut, b: LeftOut) => a.date.localeCompare(b.date)

async function assertMaySeries(db: Db, personId: string, request: SeriesRequest, seriesTo?: string) {
  if (seriesTo !== 'unions' || request.kind !== 'booking')
    throw errors.error('series-not-open', { field: 'spaceId' })
  if (request.unionId === null) throw errors.error('not-your-union', { field: 'unionId' })
  await assertActsFor(db, personId, request.unionId)
}

function expanded(request: SeriesRequest, timeZone: string): Expansion {
  const dates = (list: string[]) => list.map((date) => Temporal.PlainDate.from(date))
  try {
    return expandRule(
      {
        rule: request.rule,
        firstDate: Temporal.PlainDate.from(request.firstDate),
        startTime: Temporal.PlainTime.from(request.startTime),
        minutes: request.minutes,
      },
      {
        skip: dates(request.skip),
        readd: dates(request.readd),
        holidays: request.holidays,
        adjustedWorkdays: request.adjustedWorkdays,
        until: Temporal.PlainDate.from(request.lastDate),
      },
      timeZone,
    )
  } catch (error) {
    if (error instanceof RangeError) throw errors.error('not-a-rule', { field: 'rule' })
    throw error
  }
}

export const presentDate = ({ date, spaceId, during, refusal, alternatives }: JudgedDate): PlannedDate => ({
  date: date.toString(),
  spaceId,
  start: during.start.toString(),
  end: during.end.toString(),
  why: refusal?.code ?? null,
  params: refusal?.params ?? {},
  alternatives: alternatives.map((one) => ({
    spaceId: one.spaceId,
    name: one.name,
    start: one.during.start.toString(),
    end: one.during.end.toString(),
  })),
})

export const presentPlan = ({ dates, leftOut, unknownYears }: Planned): SeriesPlan => ({
  dates: dates.map(presentDate),
  leftOut,
  unknownYears,
})
