import { Button, Buttons, Countdown, Form, LinkButton, Notice, usePage } from '#kit/ui/portal/index.ts'
import type { MyEnrolment, MyTicket } from '../../contract.ts'
import { momentIn, placeIn, ticketHref, timeIn, titleIn } from './words.ts'

/** Places kept for those on this ticket, each party with its clock and the two answers. */
export function Offers({ ticket, named = false }: { ticket: MyTicket; named?: boolean }) {
  const offered = ticket.people.filter(({ state }) => state === 'offered')
  const parties = Map.groupBy(offered, ({ id, partyId }) => partyId ?? id)
  return [...parties].map(([key, people]) => (
    <Offer key={key} ticket={ticket} people={people} named={named} />
  ))
}

interface OfferProps {
  ticket: MyTicket
  /** Those of one party on this ticket; others of it may have tickets of their own. */
  people: MyEnrolment[]
  named: boolean
}

function Offer({ ticket, people, named }: OfferProps) {
  const page = usePage()
  const { t } = page
  const { session } = ticket
  const { id, offerExpiresAt, waiting } = people[0]!
  const together = Math.max(people.length, waiting?.together ?? 1)
  const name = people.map((one) => one.name).join(t('ui:list.and'))
  return (
    <Notice
      tone="urgent"
      title={
        together > 1
          ? t('enrolment:offer.titleTogether', { name, count: together })
          : t('enrolment:offer.title', { name })
      }
    >
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
      {together > people.length && <p>{t('enrolment:offer.forAll')}</p>}
      <Form action={`${ticketHref(ticket)}/accept/${id}`}>
        <Buttons>
          <Button>
            {together > 1
              ? t('enrolment:offer.acceptTogether', { count: together })
              : t('enrolment:offer.accept')}
          </Button>
          <LinkButton href={`${ticketHref(ticket)}/decline/${id}`}>{t('enrolment:offer.decline')}</LinkButton>
        </Buttons>
      </Form>
    </Notice>
  )
}
