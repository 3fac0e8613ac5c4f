import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { changeCalendarAddress } from '#modules/base/identity/index.ts'
import { acceptOffer } from '../actions/accept-offer.ts'
import { appealNoShow } from '../actions/appeal-no-show.ts'
import { cancelEnrolment } from '../actions/cancel-enrolment.ts'
import { declineOffer } from '../actions/decline-offer.ts'
import { enrol } from '../actions/enrol.ts'
import { rate } from '../actions/rate.ts'
import * as contract from '../contract.ts'
import { doorApi } from './api-door.ts'
import { staffApi } from './api-staff.ts'
import { absolute, calendarPath } from './calendar-link.ts'
import { mySuspensions, myTicket, myTickets, ticketOfClaim } from './my-tickets.ts'
import { offerLines } from './offer-lines.ts'
import { livePlaces } from './places.ts'
import { signedIn } from './staff.ts'
import { myStanding } from './standing.ts'

/** Enrolment's JSON operations: a mini-program does the whole job by them. */
export function enrolmentApi(api: Api): void {
  doorApi(api)
  staffApi(api)
  api.openapi(contract.placesRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    const { db, clock } = c.var.services
    return c.json(await livePlaces(db, palaceId, sessionId, clock.now()), 200)
  })
  api.openapi(contract.myStandingRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    return c.json(await myStanding(c, palaceId, sessionId), 200)
  })
  api.openapi(contract.enrolRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    const { ticketId, written } = await enrol(contextOf(c), { palaceId, sessionId, ...c.req.valid('json') })
    return c.json(await myTicket(c, palaceId, ticketId, written), 200)
  })
  api.openapi(contract.offersRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    return c.json({ lines: await offerLines(c, palaceId, sessionId) }, 200)
  })
  api.openapi(contract.myTicketsRoute, async (c) =>
    c.json({ tickets: await myTickets(c, c.req.valid('query').when) }, 200),
  )
  api.openapi(contract.myTicketRoute, async (c) => {
    const { palaceId, ticketId } = c.req.valid('param')
    return c.json(await myTicket(c, palaceId, ticketId), 200)
  })
  api.openapi(contract.suspensionRoute, async (c) => c.json({ suspensions: await mySuspensions(c) }, 200))
  calendarAddress(api)
  actsOnClaims(api)
}

function calendarAddress(api: Api): void {
  const address = async (c: AppContext) => {
    const path = await calendarPath(c.var.services.db, signedIn(c), c.var.services.clock.now())
    return { url: path && absolute(c, path) }
  }
  api.openapi(contract.calendarLinkRoute, async (c) => c.json(await address(c), 200))
  api.openapi(contract.newCalendarLinkRoute, async (c) => {
    await changeCalendarAddress(contextOf(c), { open: true })
    return c.json(await address(c), 200)
  })
  api.openapi(contract.endCalendarLinkRoute, async (c) => {
    await changeCalendarAddress(contextOf(c), { open: false })
    return c.json(await address(c), 200)
  })
}

function actsOnClaims(api: Api): void {
  api.openapi(contract.cancelEnrolmentRoute, async (c) => {
    await cancelEnrolment(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
  api.openapi(contract.acceptOfferRoute, async (c) => {
    const { palaceId, enrolmentId } = c.req.valid('param')
    await acceptOffer(contextOf(c), { palaceId, enrolmentId })
    return c.json(await ticketOfClaim(c, palaceId, enrolmentId), 200)
  })
  api.openapi(contract.declineOfferRoute, async (c) => {
    const { palaceId, enrolmentId } = c.req.valid('param')
    await declineOffer(contextOf(c), { palaceId, enrolmentId })
    return c.json(await ticketOfClaim(c, palaceId, enrolmentId), 200)
  })
  api.openapi(contract.rateRoute, async (c) => {
    const { palaceId, enrolmentId } = c.req.valid('param')
    await rate(contextOf(c), { palaceId, enrolmentId, ...c.req.valid('json') })
    return c.json(await ticketOfClaim(c, palaceId, enrolmentId), 200)
  })
  api.openapi(contract.appealRoute, async (c) => {
    const { palaceId, enrolmentId } = c.req.valid('param')
    await appealNoShow(contextOf(c), { palaceId, enrolmentId, ...c.req.valid('json') })
    return c.json(await ticketOfClaim(c, palaceId, enrolmentId), 200)
  })
}
