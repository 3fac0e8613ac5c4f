import type { z } from '@hono/zod-openapi'
import { ScheduleRequest } from '../../contract.ts'

/** What the schedule dialog holds. */
export type ScheduleFields = {
  spaceId?: string
  /** Local to the palace: `2026-11-24`, `19:00`. */
  date?: string
  time?: string
  minutes?: number
  capacity?: number
  repeats: boolean
  weekdays: number[]
  count: number
  every: number
  holidays: 'skip' | 'keep'
  /** Dates, separated by spaces. */
  skip: string
  readd: string
  leaveOut: boolean
  /** No sign-ups before a fair window or a round has given the places. */
  byDraw: boolean
}

const timeZone = 'Asia/Shanghai'
const dates = (text: string) => text.match(/\d{4}-\d{2}-\d{2}/g) ?? []

/** The request that the fields make, or null while something is missing. */
export function requestOf(fields: ScheduleFields): z.input<typeof ScheduleRequest> | null {
  const { spaceId, date, time, minutes, capacity } = fields
  if (!spaceId || !date || !time || !minutes || !capacity) return null
  const request = {
    spaceId,
    capacity,
    when: fields.repeats ? series(fields, date, time, minutes) : once(date, time, minutes),
    byDraw: fields.byDraw,
    onConflict: fields.leaveOut ? 'leaveOut' : 'refuse',
  }
  return ScheduleRequest.safeParse(request).success ? (request as z.input<typeof ScheduleRequest>) : null
}

function once(date: string, time: string, minutes: number) {
  const start = Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
  return { start: start.toString(), end: start.add({ minutes }).toString() }
}

function series(
  { weekdays, count, every, holidays, skip, readd }: ScheduleFields,
  date: string,
  time: string,
  minutes: number,
) {
  const days = weekdays.length > 0 ? weekdays : [Temporal.PlainDate.from(date).dayOfWeek]
  return {
    series: {
      firstDate: date,
      startTime: time,
      minutes,
      weekdays: days,
      count,
      every,
      holidays,
      skip: dates(skip),
      readd: dates(readd),
    },
  }
}
