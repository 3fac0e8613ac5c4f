import type { Hono } from 'hono'
import { dayInterval, localDate } from '#kit/calendar/windows.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { palaceBySlug, palacesByIds, spacesOf } from '#modules/base/places/index.ts'
import { bookSeries } from '../actions/book-series.ts'
import { cancelSeries } from '../actions/cancel-series.ts'
import { changeSeries } from '../actions/change-series.ts'
import { planSeries, presentPlan } from '../actions/plan-series.ts'
import { readdDate } from '../actions/readd-date.ts'
import { Reach, SeriesRequest } from '../contract/series.ts'
import { resourcesOf } from '../queries/resources.ts'
import { spacesForSeries } from '../queries/series.ts'
import { type SeriesFields, SeriesFormPage, weekdays } from '../ui/portal/series-form.tsx'
import { SeriesPage } from '../ui/portal/series-page.tsx'
import { SeriesPlanPage } from '../ui/portal/series-plan.tsx'
import { spacesWithSlots } from './availability.ts'
import { readSeries } from './api-series.ts'
import { besideLoan, lentIn, loansTyped } from './loan-fields.ts'
import { signedIn } from './portal-my.tsx'

const form = '/palaces/:slug/book/series'
const one = '/my/series/:palaceId{[0-9a-f-]{36}}/:seriesId{[0-9a-f-]{36}}'
const deeds = ['booked', 'cancelled', 'changed', 'readded'] as const
const SEASON_WEEKS = 12

/** A union's contact books many dates at once, and keeps them. */
export function seriesPortal(portal: Hono<AppEnv>): void {
  portal.get(form, (c) => showForm(c))
  portal.post(form, planOrBook)
  portal.get(one, (c) => showSeries(c))
  portal.post(`${one}/cancel`, (c) =>
    act(c, 'cancelled', (ids, fields) =>
      cancelSeries(contextOf(c), {
        ...ids,
        ...reachOf(fields),
      }),
    ),
  )
  portal.post(`${one}/readd`, (c) =>
    act(c, 'readded', (ids, fields) => readdDate(contextOf(c), { ...ids, date: text(fields, 'date') })),
  )
  portal.post(`${one}/change`, (c) =>
    act(c, 'changed', async (ids, fields) => {
      const wish = { ...ids, ...reachOf(fields), startTime: text(fields, 'startTime') }
      const { conflicts } = await changeSeries(contextOf(c), { ...wish, dryRun: true })
      const become = text(fields, 'otherwise') === 'cancel' ? ('cancel' as const) : ('stay' as const)
      return changeSeries(contextOf(c), { ...wish, choices: conflicts.map(({ no }) => ({ no, become })) })
    }),
  )
}

const EVENING = Temporal.PlainTime.from('19:00')

/** The start of a slot that is nearest to the evening, as the form shows it: a start between slots would fit on no date. */
function nearestStart(slots: readonly { start: string }[], timeZone: string): string {
  const away = (time: Temporal.PlainTime) => Math.abs(time.until(EVENING).total('minutes'))
  const [nearest = EVENING] = slots
    .map(({ start }) => Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainTime())
    .toSorted((a, b) => away(a) - away(b))
  return nearest.toString({ smallestUnit: 'minute' })
}

/** Which dates an act is about. @throws Problem `invalid-input` */
function reachOf(fields: Awaited<ReturnType<typeof formFields>>) {
  const parsed = Reach.safeParse({ reach: text(fields, 'reach'), no: Number(text(fields, 'no')) })
  if (parsed.success) return parsed.data
  const { message } = parsed.error.issues[0]!
  throw requestErrors.error('invalid-input', { field: 'reach', params: { detail: message } })
}

async function palaceOf(c: AppContext) {
  const palace = await palaceBySlug(c.var.services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  return palace
}

async function showForm(
  c: AppContext,
  typed?: SeriesFields,
  errors: FormError[] = [],
  loans: Record<string, string> = {},
) {
  const personId = signedIn(c)
  const { db, clock } = c.var.services
  const palace = await palaceOf(c)
  const now = clock.now()
  const [unions, all, open, stock] = await Promise.all([
    unionsOf(db, personId),
    spacesOf(db, palace.id),
    spacesForSeries(db, palace.id),
    resourcesOf(db, palace.id, { start: now, end: now.add({ minutes: 1 }) }),
  ])
  const spaces = all.filter(({ id }) => open.includes(id))
  const resources = stock.filter(
    ({ forKinds }) => forKinds.length === 0 || spaces.some(({ kind }) => forKinds.includes(kind)),
  )
  const tomorrow = localDate(now, palace.timeZone).add({ days: 1 })
  const day = dayInterval(tomorrow, palace.timeZone)
  const slots = (await spacesWithSlots(db, palace.id, day, now)).find(
    ({ spaceId }) => spaceId === spaces[0]?.id,
  )?.slots
  const standard: SeriesFields = {
    spaceId: spaces[0]?.id ?? '',
    unionId: unions[0]?.id ?? '',
    weekday: 'TU',
    firstDate: tomorrow.toString(),
    lastDate: tomorrow.add({ weeks: SEASON_WEEKS }).toString(),
    startTime: nearestStart(slots ?? [], palace.timeZone),
    minutes: '120',
    people: '20',
    title: '',
    holidays: 'skip',
  }
  return c.render(
    <SeriesFormPage
      palace={palace}
      spaces={spaces}
      unions={unions}
      typed={typed ?? standard}
      resources={resources}
      loans={loans}
      errors={errors}
    />,
  )
}

async function planOrBook(c: AppContext) {
  signedIn(c)
  const { db, clock } = c.var.services
  const palace = await palaceOf(c)
  const fields = await formFields(c)
  const typed = Object.fromEntries(
    [
      'spaceId',
      'unionId',
      'weekday',
      'firstDate',
      'lastDate',
      'startTime',
      'minutes',
      'people',
      'title',
      'holidays',
    ].map((name) => [name, text(fields, name)]),
  ) as SeriesFields
  const chosen = Object.fromEntries(
    Object.keys(fields)
      .filter((name) => name.startsWith('choice-'))
      .map((name) => [name.slice('choice-'.length), text(fields, name)]),
  )
  const resources = lentIn(fields)
  const loans = loansTyped(resources)
  const parsed = SeriesRequest.safeParse({
    ...typed,
    resources,
    rule: `FREQ=WEEKLY;BYDAY=${weekdays.find((day) => day === typed.weekday) ?? ''}`,
    minutes: Number(typed.minutes),
    people: Number(typed.people),
    holidays: typed.holidays === 'skip' ? 'skip' : 'keep',
    choices: Object.entries(chosen).map(([date, value]) => choiceOf(date, value)),
  })
  if (!parsed.success) {
    c.status(422)
    const error = {
      field: parsed.error.issues[0]!.path.join('.'),
      message: c.var.t('booking:errors.series-field'),
    }
    return showForm(c, typed, [besideLoan(error, resources)], loans)
  }
  let problems: FormError[] = []
  if (text(fields, 'step') === 'book') {
    const done = await attempt(() => bookSeries(contextOf(c), { palaceId: palace.id, ...parsed.data }))
    if (done.ok) return c.redirect(`/my/series/${palace.id}/${done.value.seriesId}?done=booked`, 303)
    problems = formErrors(c, done.problem)
    c.status(422)
  }
  const planned = await attempt(() => planSeries(db, c.var.actor, palace.id, parsed.data, clock.now()))
  if (!planned.ok) {
    c.status(422)
    const errors = formErrors(c, planned.problem).map((one) => besideLoan(one, resources))
    return showForm(c, typed, errors, loans)
  }
  return c.render(
    <SeriesPlanPage
      palace={palace}
      plan={presentPlan(planned.value)}
      typed={typed}
      loans={loans}
      chosen={chosen}
      errors={problems}
    />,
  )
}

function choiceOf(date: string, value: string) {
  const [spaceId, start, end, bare] = value.split('|')
  return value === 'skip'
    ? { date, skip: true as const }
    : { date, spaceId, start, end, bare: bare === 'bare' }
}

type Ids = { palaceId: string; seriesId: string }
const idsOf = (c: AppContext): Ids => ({
  palaceId: c.req.param('palaceId')!,
  seriesId: c.req.param('seriesId')!,
})

async function act(
  c: AppContext,
  deed: (typeof deeds)[number],
  perform: (ids: Ids, fields: Awaited<ReturnType<typeof formFields>>) => Promise<unknown>,
) {
  signedIn(c)
  const fields = await formFields(c)
  const ids = idsOf(c)
  const done = await attempt(() => perform(ids, fields))
  if (done.ok) return c.redirect(`/my/series/${ids.palaceId}/${ids.seriesId}?done=${deed}`, 303)
  c.status(422)
  return showSeries(c, formErrors(c, done.problem))
}

async function showSeries(c: AppContext, errors: FormError[] = []) {
  signedIn(c)
  const { db } = c.var.services
  const { palaceId, seriesId } = idsOf(c)
  const series = await readSeries(c, palaceId, seriesId)
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)!
  const space = (await spacesOf(db, palaceId)).find(({ id }) => id === series.spaceId)
  const done = deeds.find((deed) => deed === c.req.query('done'))
  return c.render(
    <SeriesPage palace={palace} series={series} spaceName={space?.name ?? ''} done={done} errors={errors} />,
  )
}
