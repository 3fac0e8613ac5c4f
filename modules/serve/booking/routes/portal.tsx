import type { Hono } from 'hono'
import { localDate } from '#kit/calendar/windows.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { palaceBySlug, type PalaceSummary } from '#modules/base/places/index.ts'
import { bookSpace } from '../actions/book-space.ts'
import { resourcesOf } from '../queries/resources.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { houseOn } from '../actions/house.ts'
import { ruleInForce } from '../rules/rule.ts'
import { BookPage } from '../ui/portal/book-page.tsx'
import { ConfirmPage, type Typed } from '../ui/portal/confirm-page.tsx'
import { alternativesTo, endsFrom } from './alternatives.ts'
import { spacesWithSlots } from './availability.ts'
import { boardPortal } from './board.tsx'
import { freePortal } from './portal-free.tsx'
import { besideLoan, lentIn, loansTyped } from './loan-fields.ts'
import { myBookingsPortal, signedIn } from './portal-my.tsx'
import { spaceFeedPortal } from './space-feed.ts'
import { seriesPortal } from './portal-series.tsx'
import { instantOf } from './written-times.ts'

const book = '/palaces/:slug/book'
const DAYS = 7

/** Booking a space from the page of a palace, and everything under "my bookings". */
export function bookingPortal(portal: Hono<AppEnv>): void {
  portal.get(book, showDay)
  portal.get(`${book}/:spaceId{[0-9a-f-]{36}}`, (c) =>
    showForm(c, {
      start: c.req.query('start') ?? '',
      end: '',
      people: '1',
      companions: '',
      title: '',
      unionId: '',
      loans: {},
    }),
  )
  portal.post(`${book}/:spaceId{[0-9a-f-]{36}}`, bookIt)
  freePortal(portal)
  boardPortal(portal)
  myBookingsPortal(portal)
  seriesPortal(portal)
  spaceFeedPortal(portal)
}

async function palaceOf(c: AppContext): Promise<PalaceSummary> {
  const palace = await palaceBySlug(c.var.services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  return palace
}

const dayOf = (date: Temporal.PlainDate, timeZone: string) => ({
  start: date.toZonedDateTime(timeZone).toInstant(),
  end: date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
})

async function showDay(c: AppContext) {
  const { db, clock } = c.var.services
  const palace = await palaceOf(c)
  const today = localDate(clock.now(), palace.timeZone)
  const days = Array.from({ length: DAYS }, (_, n) => today.add({ days: n }))
  const day = days.find((one) => one.toString() === c.req.query('day')) ?? today
  const spaces = await spacesWithSlots(db, palace.id, dayOf(day, palace.timeZone), clock.now())
  return c.render(<BookPage palace={palace} day={day} days={days} spaces={spaces} />)
}

async function showForm(c: AppContext, typed: Typed, errors: FormError[] = []) {
  signedIn(c)
  const { db, clock } = c.var.services
  const palace = await palaceOf(c)
  const start = instantOf(typed.start)
  if (!start) return c.redirect(`/palaces/${palace.slug}/book`, 303)
  const spaceId = c.req.param('spaceId')!
  const during = dayOf(localDate(start, palace.timeZone), palace.timeZone)
  const spaces = await spacesWithSlots(db, palace.id, during, clock.now())
  const space = spaces.find((one) => one.spaceId === spaceId)
  const written = (await rulesOfSpaces(db, [spaceId])).get(spaceId)
  if (!space || !written) throw requestErrors.error('not-found')
  const house = await houseOn(db, palace.id, clock.now(), during)
  const ends = endsFrom(space, start)
  const gone = ends.length === 0
  const longest = gone ? during : { start, end: Temporal.Instant.from(ends.at(-1)!) }
  const lent = await resourcesOf(db, palace.id, longest)
  const message = c.var.t('booking:errors.slot-taken')
  return c.render(
    <ConfirmPage
      palace={{ ...palace, cancelMinutes: ruleInForce(written, house.standards).cancelMinutes }}
      space={space}
      ends={ends}
      typed={typed}
      unions={await unionsOf(db, c.var.actor.personId!)}
      alternatives={gone ? alternativesTo(spaces, space, start) : []}
      resources={lent.filter(({ forKinds }) => forKinds.length === 0 || forKinds.includes(space.kind))}
      errors={gone && errors.length === 0 ? [{ message }] : errors}
    />,
  )
}

async function bookIt(c: AppContext) {
  signedIn(c)
  const palace = await palaceOf(c)
  const fields = await formFields(c)
  const [start, end, people, companions, title, unionId] = [
    text(fields, 'start'),
    text(fields, 'end'),
    text(fields, 'people'),
    text(fields, 'companions'),
    text(fields, 'title'),
    text(fields, 'unionId'),
  ]
  const input = {
    palaceId: palace.id,
    spaceId: c.req.param('spaceId')!,
    start,
    end,
    people: Number(people),
    companions: companions
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
    title,
    unionId: unionId || null,
    resources: lentIn(fields),
  }
  const done = await attempt(() => bookSpace(contextOf(c), input))
  if (done.ok) return c.redirect(`/my/bookings/${palace.id}/${done.value.bookingId}?done=booked`, 303)
  c.status(422)
  const shapes = { people: 'booking:errors.people', companions: 'booking:errors.companions' }
  const loans = loansTyped(input.resources)
  const problems = formErrors(c, done.problem, shapes).map((one) => besideLoan(one, input.resources))
  return showForm(c, { start, end, people, companions, title, unionId, loans }, problems)
}
