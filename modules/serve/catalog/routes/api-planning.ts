import type { Api } from '#kit/http/api.ts'
import { answerTable } from '#kit/spreadsheet/index.ts'
import { palaceIdsUnder, spacesOf } from '#modules/base/places/index.ts'
import { exportSeason } from '../actions/season/export-season.ts'
import { planSchedule } from '../actions/plan-schedule.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canEdit, canRead } from '../policy.ts'
import { occupancy } from '../ports.ts'
import { aheadByPalace } from '../queries/ahead-by-palace.ts'
import { programmesOf, type ProgrammeRecord } from '../queries/programmes-of.ts'
import { weekTimetable } from '../queries/week-timetable.ts'
import { staffPalace } from './staff.ts'

const DAYS_OF_A_WEEK = 7
/** A division's day: all its palaces keep the same clock. */
const DIVISION_ZONE = 'Asia/Shanghai'

/** What staff read while they plan: programmes, the dates of a schedule, the week by rooms. */
export function planningApi(api: Api): void {
  api.openapi(contract.listProgrammesRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    await staffPalace(c, palaceId, canRead)
    const { db, clock } = c.var.services
    const programmes = await programmesOf(db, palaceId, clock.now(), c.req.valid('query'))
    return c.json({ programmes: programmes.map(presentProgramme) }, 200)
  })
  api.openapi(contract.readProgrammeRoute, async (c) => {
    const { palaceId, programmeId } = c.req.valid('param')
    await staffPalace(c, palaceId, canRead)
    const { db, clock } = c.var.services
    const [programme] = await programmesOf(db, palaceId, clock.now(), { ids: [programmeId] })
    if (!programme) throw errors.error('programme-not-found')
    return c.json(presentProgramme(programme), 200)
  })
  api.openapi(contract.previewScheduleRoute, async (c) => {
    const { palaceId, programmeId } = c.req.valid('param')
    const palace = await staffPalace(c, palaceId, canEdit)
    const { db, clock } = c.var.services
    const [programme] = await programmesOf(db, palaceId, clock.now(), { ids: [programmeId] })
    if (!programme) throw errors.error('programme-not-found')
    const { occurrences, skipped, unknownYears } = await planSchedule(
      db,
      palace,
      programme.form,
      c.req.valid('json'),
    )
    const days = skipped.map(({ date, reason, name }) => ({ date: date.toString(), reason, name }))
    return c.json({ occurrences, skipped: days, unknownYears }, 200)
  })
  api.openapi(contract.readTimetableRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { timeZone } = await staffPalace(c, palaceId, canRead)
    const monday = Temporal.PlainDate.from(c.req.valid('query').monday)
    const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
    const period = { start: midnight(monday), end: midnight(monday.add({ days: DAYS_OF_A_WEEK })) }
    const { db } = c.var.services
    const [meetings, spaces] = await Promise.all([
      weekTimetable(db, palaceId, period),
      spacesOf(db, palaceId),
    ])
    const taken = await occupancy(db, sessionsOf(palaceId, meetings))
    const entries = meetings.map(({ during, ...meeting }) => ({
      ...meeting,
      start: during.start.toString(),
      end: during.end.toString(),
      taken: taken.get(meeting.sessionId)?.taken ?? 0,
    }))
    const rooms = spaces.map(({ id, name, kind, floor, capacity }) => ({ id, name, kind, floor, capacity }))
    return c.json({ timeZone, rooms, entries }, 200)
  })
  api.openapi(contract.exportSeasonRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { timeZone } = await staffPalace(c, palaceId, canRead)
    const { first, last } = c.req.valid('query')
    const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
    const period = {
      start: midnight(Temporal.PlainDate.from(first)),
      end: midnight(Temporal.PlainDate.from(last).add({ days: 1 })),
    }
    const wanted = { palaceId, timeZone, period, t: c.var.t }
    return answerTable(c, 'xlsx', await exportSeason(c.var.services.db, wanted)) as never
  })
  // Only what everyone may see, so nobody is asked who they are.
  api.openapi(contract.aheadRoute, async (c) => {
    const { db, clock } = c.var.services
    const now = clock.now()
    const day = now.toZonedDateTimeISO(DIVISION_ZONE).toPlainDate()
    const [start, tomorrow, weekEnd] = [0, 1, DAYS_OF_A_WEEK].map((days) =>
      day.add({ days }).toZonedDateTime(DIVISION_ZONE).toInstant(),
    ) as [Temporal.Instant, Temporal.Instant, Temporal.Instant]
    const palaceIds = await palaceIdsUnder(db, c.req.valid('param').divisionCode)
    const palaces = await aheadByPalace(db, palaceIds, {
      today: { start, end: tomorrow },
      week: { start, end: weekEnd },
      now,
    })
    return c.json({ palaces: palaces.map((one) => ({ ...one, next: one.next?.toString() ?? null })) }, 200)
  })
}

function sessionsOf(palaceId: string, meetings: readonly { sessionId: string }[]) {
  return [...new Set(meetings.map(({ sessionId }) => sessionId))].map((sessionId) => ({
    palaceId,
    sessionId,
  }))
}

function presentProgramme({ nextStart, ...programme }: ProgrammeRecord): contract.Programme {
  return { ...programme, nextStart: nextStart?.toString() ?? null }
}
