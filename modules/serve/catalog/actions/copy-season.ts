import { z } from 'zod'
import { yearKnown } from '#kit/calendar/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { overlaps, type Interval } from '#kit/interval/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { CopySeasonRequest, type CopySeasonResult } from '../contract/schedule.ts'
import { errors } from '../errors.ts'
import { canEdit } from '../policy.ts'
import { seasonOf, type SeasonSession } from '../queries/season.ts'
import { moveMeetings, seasonShift, shiftWeeks } from '../rules/copy-season.ts'
import { catalogDb } from '../schema/db.ts'
import { insertSessions } from './insert-sessions.ts'
import { palaceOf } from './palace-of.ts'

const Input = CopySeasonRequest.extend({ palaceId: z.uuid() })
type Copied = {
  model: SeasonSession
  meetings: Interval[]
  outcome: CopySeasonResult['sessions'][number]['outcome']
}

/**
 * Copies a season by whole weeks: the same weekday, time, room and places, as drafts that are reviewed again. Public
 * holidays and taken rooms are left out and named. With `dryRun` nothing is written.
 * @throws Problem `season-runs-backwards` | `in-the-past` | `no-dates`
 */
export const copySeason = action(Input, async (scope, input): Promise<CopySeasonResult> => {
  const { tx, now, actor, allow, journal, unchanged } = scope
  const { palaceId, from, toFirst, programmeIds, dryRun } = input
  const palace = await palaceOf(tx, palaceId)
  allow(canEdit(actor, palace))
  const first = Temporal.PlainDate.from(from.first)
  const weeks = seasonShift(first, Temporal.PlainDate.from(toFirst))
  if (weeks < 1) throw errors.error('season-runs-backwards', { field: 'toFirst' })
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(palace.timeZone).toInstant()
  const period = {
    start: midnight(first),
    end: midnight(Temporal.PlainDate.from(from.last).add({ days: 1 })),
  }
  const models = await seasonOf(tx, palaceId, period, programmeIds)
  if (models.length === 0) throw errors.error('no-dates', { field: 'from' })
  const today = now.toZonedDateTimeISO(palace.timeZone).toPlainDate()
  if (Temporal.PlainDate.compare(first.add({ weeks }), today) <= 0)
    throw errors.error('in-the-past', { field: 'toFirst' })
  const copies = await placeCopies(scope, palaceId, palace.timeZone, models, weeks)
  const titles = await titlesOf(scope, palaceId, models)
  const kept = copies.filter(({ outcome }) => outcome === 'copied')
  if (dryRun) {
    unchanged()
  } else {
    const newProgramme = await copyProgrammes(scope, palaceId, kept)
    await insertSessions(
      tx,
      kept.map(({ model, meetings }) => ({
        ...model,
        palaceId,
        programmeId: newProgramme.get(model.programmeId)!,
        meetings,
        ...signUp(model, meetings[0]!, now),
        publishedAt: null,
      })),
      now,
    )
    journal({
      action: 'catalog.copySeason',
      subject: { type: 'palace', id: palaceId },
      palaceId,
      divisionCode: palace.divisionCode,
      after: { from, weeks, programmeIds: [...newProgramme.values()], sessions: kept.length },
    })
  }
  const years = new Set(
    copies.flatMap(({ meetings }) => meetings.map(({ start }) => yearOf(start, palace.timeZone))),
  )
  return {
    weeks,
    programmes: new Set(kept.map(({ model }) => model.programmeId)).size,
    sessions: copies.map(({ model, meetings, outcome }) => ({
      title: titles.get(model.programmeId) ?? '',
      start: meetings[0]!.start.toString(),
      outcome,
    })),
    unknownYears: [...years].filter((year) => !yearKnown(year)).toSorted(),
  }
})

const yearOf = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).year

/** Where each session would go; one that falls on a holiday or on a taken room is named and left out. */
async function placeCopies(
  { tx }: ActionScope,
  palaceId: string,
  timeZone: string,
  models: SeasonSession[],
  weeks: number,
): Promise<Copied[]> {
  const moved = models.map((model) => ({ model, meetings: moveMeetings(model.meetings, weeks, timeZone) }))
  const rooms = [...new Set(models.map(({ spaceId }) => spaceId))]
  const taken: { spaceId: string; held: Interval }[] = await spaceUses(
    tx,
    palaceId,
    rooms,
    moved.flatMap(({ meetings }) => meetings),
  )
  return moved.map(({ model, meetings }): Copied => {
    // A holiday leaves no date; the date it would have had is told instead.
    if (meetings.length === 0)
      return {
        model,
        meetings: model.meetings.map((one) => shiftWeeks(one, weeks, timeZone)),
        outcome: 'holiday',
      }
    const clash = taken.some(
      (use) => use.spaceId === model.spaceId && meetings.some((one) => overlaps(one, use.held)),
    )
    if (clash) return { model, meetings, outcome: 'roomTaken' }
    for (const during of meetings) taken.push({ spaceId: model.spaceId, held: during })
    return { model, meetings, outcome: 'copied' }
  })
}

/** Sign-up opens as long before the start as last time, but not before now; it closes likewise. */
function signUp({ opensAt, closesAt, meetings }: SeasonSession, first: Interval, now: Temporal.Instant) {
  const before = (instant: Temporal.Instant) => first.start.subtract(instant.until(meetings[0]!.start))
  const opens = before(opensAt)
  return { opensAt: Temporal.Instant.compare(opens, now) < 0 ? now : opens, closesAt: before(closesAt) }
}

async function titlesOf({ tx }: ActionScope, palaceId: string, models: SeasonSession[]) {
  const rows = await catalogDb(tx)
    .selectFrom('catalog.programme')
    .select(['id', 'title'])
    .where('palace_id', '=', palaceId)
    .where('id', 'in', [...new Set(models.map(({ programmeId }) => programmeId))])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** The programmes of the copied sessions, as new drafts; old id → new id. */
async function copyProgrammes({ tx, now }: ActionScope, palaceId: string, copies: Copied[]) {
  const ids = new Map([...new Set(copies.map(({ model }) => model.programmeId))].map((id) => [id, newId()]))
  if (ids.size === 0) return ids
  const originals = await catalogDb(tx)
    .selectFrom('catalog.programme')
    .selectAll()
    .where('palace_id', '=', palaceId)
    .where('id', 'in', [...ids.keys()])
    .execute()
  await catalogDb(tx)
    .insertInto('catalog.programme')
    .values(
      originals.map((original) => {
        const { status: _, ...row } = original
        return {
          ...row,
          id: ids.get(row.id)!,
          audience: JSON.stringify(row.audience),
          concessions: JSON.stringify(row.concessions),
          submitted_at: null,
          published_at: null,
          cancelled_at: null,
          cancel_reason: null,
          version: 1,
          created_at: now,
        }
      }),
    )
    .execute()
  return ids
}
