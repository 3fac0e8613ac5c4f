import { Button, Buttons, Countdown, Form, LinkButton, Notice, usePage } from '#kit/ui/portal/index.ts'
import type { MyTicket } from '../../contract.ts'
import { momentIn, placeIn, ticketHref, timeIn, titleIn } from './words.ts'

/** Places kept for someone on this ticket, each with its clock and the two answers. */
export function Offers({ ticket, named = false }: { ticket: MyTicket; named?: boolean }) {
  const page = usePage()
  const { t } = page
  const { session } = ticket
  const offered = ticket.people.filter(({ state }) => state === 'offered')
  return offered.map(({ id, name, offerExpiresAt }) => (
    <Notice key={id} tone="urgent" title={t('enrolment:offer.title', { name })}>
      {named && (
        <p>
          <a href={ticketHref(ticket)}>{titleIn(page, session)}</a> {timeIn(page, session)}{' '}
          {placeIn(page, session)}
        </p>
      )}
      <p>
        {t('enrolment:offer.until', { until: momentIn(page, offerExpiresAt!, session.palace.timeZone) })}{' '}
        <Countdown until={Temporal.Instant.from(offerExpiresAt!)} />
      </p>
      <Form action={`${ticketHref(ticket)}/accept/${id}`}>
        <Buttons>
          <Button>{t('enrolment:offer.accept')}</Button>
          <LinkButton href={`${ticketHref(ticket)}/decline/${id}`}>{t('enrolment:offer.decline')}</LinkButton>
        </Buttons>
      </Form>
    </Notice>
  ))
}
