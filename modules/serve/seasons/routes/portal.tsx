import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { enterRequest } from '../actions/keep-request.ts'
import { withdrawRequest } from '../actions/withdraw-request.ts'
import { AskForHalls } from '../contract/season.ts'
import { announcedSeasons } from '../queries/seasons.ts'
import { type AskFields, AskPage, MOST_WISHES } from '../ui/portal/ask-page.tsx'
import { MinePage } from '../ui/portal/mine-page.tsx'
import { SeasonPage, SeasonsPage } from '../ui/portal/season-pages.tsx'
import { shownReasons } from './plan.ts'
import { shownRequests, shownSeason, signedIn, summaries, visibleSeason } from './read.ts'

const one = '/seasons/:palaceId{[0-9a-f-]{36}}/:seasonId{[0-9a-f-]{36}}'
const deeds = ['asked', 'withdrawn'] as const

/** Seasons for everybody: the list, a season with its rules, asking for a union, and what came of it. */
export function seasonsPortal(portal: Hono<AppEnv>): void {
  portal.get('/seasons', async (c) => {
    const { db, clock } = c.var.services
    return c.render(
      <SeasonsPage seasons={await summaries(db, await announcedSeasons(db), clock.now(), false)} />,
    )
  })
  portal.get(one, async (c) => {
    const season = await seasonOf(c)
    const palace = (await palacesByIds(c.var.services.db, [season.palaceId])).get(season.palaceId)
    return c.render(<SeasonPage season={season} phone={palace?.phone ?? ''} />)
  })
  portal.get(`${one}/ask`, (c) => showForm(c))
  portal.post(`${one}/ask`, askFromForm)
  portal.get(`${one}/mine`, (c) => showMine(c))
  portal.post(`${one}/mine/withdraw`, async (c) => {
    signedIn(c)
    const requestId = text(await formFields(c), 'requestId')
    const done = await attempt(() => withdrawRequest(contextOf(c), { ...idsOf(c), requestId }))
    if (done.ok) return c.redirect(`${hereOf(c)}/mine?done=withdrawn`, 303)
    c.status(422)
    return showMine(c, formErrors(c, done.problem))
  })
}

const idsOf = (c: AppContext) => ({ palaceId: c.req.param('palaceId')!, seasonId: c.req.param('seasonId')! })
const hereOf = (c: AppContext) => `/seasons/${idsOf(c).palaceId}/${idsOf(c).seasonId}`

async function seasonOf(c: AppContext) {
  const { palaceId, seasonId } = idsOf(c)
  const { db, clock } = c.var.services
  return shownSeason(db, await visibleSeason(c, palaceId, seasonId), clock.now(), false)
}

async function showForm(c: AppContext, typed?: AskFields, errors: FormError[] = []) {
  const personId = signedIn(c)
  const [season, unions] = await Promise.all([seasonOf(c), unionsOf(c.var.services.db, personId)])
  const wish = { 'from-0': '19:00', 'until-0': '21:00', 'weekday-0': '2' }
  const standard: AskFields = {
    people: '20',
    times: '1',
    least: '90',
    wanted: '120',
    ...wish,
    'where-0': season.places[0]?.spaceId ?? '',
    ...Object.fromEntries(
      [1, 2].flatMap((n) => [
        [`from-${n}`, '18:00'],
        [`until-${n}`, '21:00'],
      ]),
    ),
  }
  return c.render(<AskPage season={season} unions={unions} typed={typed ?? standard} errors={errors} />)
}

async function askFromForm(c: AppContext) {
  signedIn(c)
  const fields = await formFields(c)
  const typed = Object.fromEntries(Object.keys(fields).map((name) => [name, text(fields, name)]))
  const numbers = Array.from({ length: MOST_WISHES }, (_, n) => n).filter((n) => typed[`where-${n}`])
  const parsed = AskForHalls.safeParse({
    // The union's own name and class are written by the use case.
    organisation: '-',
    kind: 'union',
    unionId: typed.unionId,
    purpose: typed.purpose,
    people: Number(typed.people),
    times: Number(typed.times),
    least: Number(typed.least),
    wanted: Number(typed.wanted),
    wishes: numbers.map((n) => ({
      spaceId: typed[`where-${n}`] === 'any' ? null : typed[`where-${n}`],
      weekday: Number(typed[`weekday-${n}`]) || null,
      from: typed[`from-${n}`],
      until: typed[`until-${n}`],
    })),
  })
  if (!parsed.success) {
    c.status(422)
    const field = parsed.error.issues[0]!.path.join('.')
    return showForm(c, typed, [{ field: fieldOf(field), message: c.var.t('seasons:portal.fields') }])
  }
  const done = await attempt(() => enterRequest(contextOf(c), { ...idsOf(c), ...parsed.data }))
  if (done.ok) return c.redirect(`${hereOf(c)}/mine?done=asked`, 303)
  c.status(422)
  const errors = formErrors(c, done.problem)
  return showForm(
    c,
    typed,
    errors.map((error) => ({ ...error, ...(error.field && { field: fieldOf(error.field) }) })),
  )
}

/** The field of the form that an error of the request is about: `wishes.1` is chosen in `where-1`, `wishes.1.from` in `from-1`. */
const fieldOf = (field: string) =>
  field
    .replace(/^wishes\.(\d)\.(from|until|weekday)$/, '$2-$1')
    .replace(/^wishes(?:\.(\d))?.*$/, (_, n: string = '0') => `where-${n}`)

async function showMine(c: AppContext, errors: FormError[] = []) {
  const personId = signedIn(c)
  const { palaceId, seasonId } = idsOf(c)
  const { db } = c.var.services
  const record = await visibleSeason(c, palaceId, seasonId)
  const told = record.state === 'published' || record.state === 'finished'
  const own = (await shownRequests(db, record, ({ applicantId }) => applicantId === personId, told)).filter(
    ({ withdrawn }) => !withdrawn,
  )
  const mine = await Promise.all(
    own.map(async (request) => ({
      request,
      reasons: told && request.refused === null ? await shownReasons(db, record, request.id) : null,
    })),
  )
  const done = deeds.find((deed) => deed === c.req.query('done'))
  return c.render(<MinePage season={await seasonOf(c)} mine={mine} done={done} errors={errors} />)
}
