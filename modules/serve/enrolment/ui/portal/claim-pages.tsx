import {
  Button,
  Buttons,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Page,
  Stars,
  TextArea,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyEnrolment, MyTicket } from '../../contract.ts'
import { momentIn, ticketHref, timeIn, titleIn } from './words.ts'

export interface ClaimPageProps {
  ticket: MyTicket
  person: MyEnrolment
  errors: FormError[]
}

const useClaim = (ticket: MyTicket) => {
  const page = usePage()
  const title = titleIn(page, ticket.session)
  const crumbs = [
    { label: page.t('enrolment:my'), href: '/my' },
    { label: title, href: ticketHref(ticket) },
  ]
  return { ...page, page, title, crumbs, back: ticketHref(ticket) }
}

/** Whoever on this ticket was offered places at once with somebody. */
const namesOfParty = ({ people }: MyTicket, person: MyEnrolment): string[] =>
  people
    .filter(
      ({ id, partyId, state }) =>
        id === person.id || (state === 'offered' && partyId !== null && partyId === person.partyId),
    )
    .map(({ name }) => name)

/** Are you sure? For giving up a place, a waitlist number or an offer. */
export function ConfirmPage({ ticket, person, errors, act }: ClaimPageProps & { act: 'cancel' | 'decline' }) {
  const { t, page, title, crumbs, back } = useClaim(ticket)
  const what = act === 'decline' ? 'decline' : person.state === 'waitlisted' ? 'quit' : 'cancel'
  const heading = t(`enrolment:confirm.${what}`, { name: person.name })
  return (
    <Page title={heading} width="narrow" crumbs={[...crumbs, { label: heading }]} private>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} />
      <p>
        {title} {timeIn(page, ticket.session)}
      </p>
      <p>
        {t(`enrolment:confirm.${what}Text`, {
          name: act === 'decline' ? namesOfParty(ticket, person).join(t('ui:list.and')) : person.name,
        })}
      </p>
      <Form action={`${back}/${act}/${person.id}`}>
        <Buttons>
          <Button tone="danger">{t(`enrolment:confirm.${what}Do`)}</Button>
          <LinkButton href={back}>{t('enrolment:confirm.keep')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}

/** How was it: stars and, if they like, words. */
export function RatePage({
  ticket,
  person,
  errors,
  typed,
}: ClaimPageProps & { typed: { stars: string; comment: string } }) {
  const { t, title, crumbs, back } = useClaim(ticket)
  const heading = t('enrolment:rate.title')
  return (
    <Page title={heading} width="narrow" crumbs={[...crumbs, { label: heading }]} private>
      <h1>{heading}</h1>
      <p>{title}</p>
      <ErrorSummary errors={errors} />
      <Form action={`${back}/rate/${person.id}`} once>
        <Stars
          name="stars"
          label={t('enrolment:rate.stars')}
          value={typed.stars ? Number(typed.stars) : undefined}
          error={errorOf(errors, 'stars')}
        />
        <TextArea
          name="comment"
          label={t('enrolment:rate.comment')}
          hint={t('enrolment:rate.commentHint')}
          defaultValue={typed.comment}
          error={errorOf(errors, 'comment')}
          optional
        />
        <Button>{t('enrolment:rate.do')}</Button>
      </Form>
    </Page>
  )
}

/** Why a no-show should not count. */
export function AppealPage({
  ticket,
  person,
  errors,
  typed,
}: ClaimPageProps & { typed: { reason: string } }) {
  const { t, page, title, crumbs, back } = useClaim(ticket)
  const heading = t('enrolment:appeal.title')
  const when = momentIn(page, ticket.session.start, ticket.session.palace.timeZone)
  return (
    <Page title={heading} width="narrow" crumbs={[...crumbs, { label: heading }]} private>
      <h1>{heading}</h1>
      <p>{title}</p>
      <p>{t('enrolment:appeal.lead', { when })}</p>
      <ErrorSummary errors={errors} />
      <Form action={`${back}/appeal/${person.id}`} once>
        <TextArea
          name="reason"
          label={t('enrolment:appeal.reason')}
          defaultValue={typed.reason}
          error={errorOf(errors, 'reason')}
        />
        <Button>{t('enrolment:appeal.do')}</Button>
      </Form>
    </Page>
  )
}
