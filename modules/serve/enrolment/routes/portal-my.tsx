import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import { changeCalendarAddress, familyOf } from '#modules/base/identity/index.ts'
import { acceptOffer } from '../actions/accept-offer.ts'
import { appealNoShow } from '../actions/appeal-no-show.ts'
import { cancelEnrolment } from '../actions/cancel-enrolment.ts'
import { declineOffer } from '../actions/decline-offer.ts'
import { houseRules } from '../actions/house-rules.ts'
import { rate } from '../actions/rate.ts'
import { AppealPage, type ClaimPageProps, ConfirmPage, RatePage } from '../ui/portal/claim-pages.tsx'
import { MyPage } from '../ui/portal/my-page.tsx'
import { OrderPage } from '../ui/portal/order-page.tsx'
import { type Deed, deeds, TicketPage } from '../ui/portal/ticket-page.tsx'
import { sendMyCalendar, sendTicketCalendar } from './calendars.ts'
import { calendarPath } from './calendar-link.ts'
import { mySuspensions, myTicket, myTickets } from './my-tickets.ts'
import { offerLines } from './offer-lines.ts'
import { signedIn } from './staff.ts'

const ticket = '/my/tickets/:palaceId{[0-9a-f-]{36}}/:ticketId{[0-9a-f-]{36}}'
const claim = `${ticket}/:act{cancel|decline|rate|appeal}/:enrolmentId{[0-9a-f-]{36}}`

/** Tickets, offers, the waitlist, ratings and appeals of whoever is signed in. */
export function myPortal(portal: Hono<AppEnv>): void {
  portal.get('/my', showMine)
  portal.post('/my/calendar', async (c) => {
    const open = text(await formFields(c), 'open') === '1'
    await changeCalendarAddress(contextOf(c), { open })
    return c.redirect(`/my?done=${open ? 'calendarNew' : 'calendarOff'}#calendar`, 303)
  })
  portal.get('/my/calendar/:file{.+\\.ics}', sendMyCalendar)
  portal.get('/my/tickets/:palaceId{[0-9a-f-]{36}}/:file{[0-9a-f-]{36}\\.ics}', sendTicketCalendar)
  portal.get(ticket, async (c) => {
    const { db, clock } = c.var.services
    const found = await ticketOf(c)
    const { standards } = await houseRules(db, found.palaceId, clock.now())
    return c.render(
      <TicketPage ticket={found} graceMinutes={standards['booking.graceMinutes']} done={deedOf(c)} />,
    )
  })
  portal.get(`${ticket}/order`, async (c) => {
    const found = await ticketOf(c)
    return c.render(
      <OrderPage ticket={found} lines={await offerLines(c, found.palaceId, found.session.id)} />,
    )
  })
  portal.get(claim, async (c) => showClaim(c, {}))
  portal.post(claim, actOnClaim)
  portal.post(`${ticket}/accept/:enrolmentId{[0-9a-f-]{36}}`, async (c) => {
    const { palaceId, enrolmentId } = idsOf(c)
    await acceptOffer(contextOf(c), { palaceId, enrolmentId })
    return c.redirect(`${hrefOf(c)}?done=accepted`, 303)
  })
}

const idsOf = (c: AppContext) => ({
  palaceId: c.req.param('palaceId')!,
  ticketId: c.req.param('ticketId')!,
  enrolmentId: c.req.param('enrolmentId')!,
})
const hrefOf = (c: AppContext) => `/my/tickets/${c.req.param('palaceId')}/${c.req.param('ticketId')}`
const ticketOf = (c: AppContext) => myTicket(c, idsOf(c).palaceId, idsOf(c).ticketId)
const deedOf = (c: AppContext): Deed | undefined => deeds.find((deed) => deed === c.req.query('done'))

async function showMine(c: AppContext) {
  const personId = signedIn(c)
  const { db, clock } = c.var.services
  const [coming, past, pauses, children, calendar] = await Promise.all([
    myTickets(c, 'coming'),
    myTickets(c, 'past'),
    mySuspensions(c),
    familyOf(db, personId),
    calendarPath(db, personId, clock.now()),
  ])
  const names = new Map(children.map(({ id, name }) => [id, name]))
  return c.render(
    <MyPage
      coming={coming}
      past={past}
      suspensions={pauses.map((pause) => ({ ...pause, name: names.get(pause.personId) ?? null }))}
      calendar={calendar}
      done={deedOf(c)}
    />,
  )
}

type Typed = { stars?: string; comment?: string; reason?: string }

async function showClaim(
  c: AppContext,
  { stars = '', comment = '', reason = '' }: Typed,
  errors: ClaimPageProps['errors'] = [],
) {
  const found = await ticketOf(c)
  const person = found.people.find(({ id }) => id === idsOf(c).enrolmentId)
  if (!person) throw requestErrors.error('not-found')
  const props = { ticket: found, person, errors }
  const act = c.req.param('act')
  if (act === 'rate') return c.render(<RatePage {...props} typed={{ stars, comment }} />)
  if (act === 'appeal') return c.render(<AppealPage {...props} typed={{ reason }} />)
  return c.render(<ConfirmPage {...props} act={act === 'decline' ? 'decline' : 'cancel'} />)
}

async function actOnClaim(c: AppContext) {
  signedIn(c)
  const fields = await formFields(c)
  const [stars, comment, reason] = [text(fields, 'stars'), text(fields, 'comment'), text(fields, 'reason')]
  const { palaceId, enrolmentId } = idsOf(c)
  const ids = { palaceId, enrolmentId }
  const acts: Record<string, { deed: Deed; act: () => Promise<unknown> }> = {
    cancel: { deed: 'cancelled', act: () => cancelEnrolment(contextOf(c), ids) },
    decline: { deed: 'declined', act: () => declineOffer(contextOf(c), ids) },
    rate: { deed: 'rated', act: () => rate(contextOf(c), { ...ids, stars, comment }) },
    appeal: { deed: 'appealed', act: () => appealNoShow(contextOf(c), { ...ids, reason }) },
  }
  const { deed, act } = acts[c.req.param('act')!]!
  const done = await attempt(act)
  if (done.ok) return c.redirect(`${hrefOf(c)}?done=${deed}`, 303)
  c.status(422)
  return showClaim(c, { stars, comment, reason }, formErrors(c, done.problem))
}
