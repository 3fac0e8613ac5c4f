import type { ReactNode } from 'react'
import { Button, Form, LinkButton, Note, Notice, PhoneLink, usePage } from '#kit/ui/portal/index.ts'
import type { SessionDetail } from '#modules/serve/catalog/contract.ts'
import type { MyStanding, MyTicket } from '../../contract.ts'
import { Offers } from './offers.tsx'
import { hasPlace, ticketHref, waitingTogether } from './words.ts'

const hrefOf = ({ palace, id }: SessionDetail) => `/palaces/${palace.slug}/sessions/${id}`
const isOpenFor = ({ state }: SessionDetail['places']) => state === 'left' || state === 'waitlist'

/** The one thing to do on the page of a session, for whoever looks. `standing` is null for a visitor. */
export function SessionButton({
  session,
  standing,
}: {
  session: SessionDetail
  standing: MyStanding | null
}) {
  const { t } = usePage()
  const here = hrefOf(session)
  if (!standing) {
    if (!isOpenFor(session.places)) return <PhoneLink number={session.palace.phone} />
    const label =
      session.places.state === 'left' ? t('enrolment:action.signIn') : t('enrolment:action.signInWait')
    return (
      <LinkButton tone="main" wide href={`/sign-in?next=${encodeURIComponent(here)}`}>
        {label}
      </LinkButton>
    )
  }
  if (standing.ticket)
    return (
      <LinkButton tone="main" wide href={ticketHref(standing.ticket)}>
        {t('enrolment:action.ticket')}
      </LinkButton>
    )
  const self = standing.candidates.find((one) => one.self)!
  const someone = standing.candidates.some(({ may }) => may.allowed)
  if (standing.closedReason || standing.outcome === 'none' || !someone)
    return <PhoneLink number={session.palace.phone} />
  // Only the child may come: the choice is on the next page.
  if (!self.may.allowed)
    return (
      <LinkButton tone="main" wide href={`${here}/enrol`}>
        {t('enrolment:action.choose')}
      </LinkButton>
    )
  const waiting = session.places.state === 'waitlist' ? session.places.waiting : 0
  return (
    <Form action={`${here}/enrol`}>
      <input type="hidden" name="personIds" value={self.personId} />
      <Button wide>
        {standing.outcome === 'seat'
          ? t('enrolment:action.enrol')
          : t('enrolment:action.wait', { no: waiting + 1 })}
      </Button>
    </Form>
  )
}

/** What must be known first: an offer with its clock, one's place in the queue, or why not and what else. */
export function SessionNotice({
  session,
  standing,
}: {
  session: SessionDetail
  standing: MyStanding | null
}) {
  const { t } = usePage()
  if (session.places.state === 'cancelled' || !standing) return null
  if (standing.ticket)
    return <Standing ticket={standing.ticket} more={standing.closedReason === null && hrefOf(session)} />
  const self = standing.candidates.find((one) => one.self)!
  const full = standing.outcome === 'none' ? t('enrolment:action.full') : null
  const reason = standing.closedReason ?? full ?? (self.may.allowed ? null : self.may.reason)
  if (reason)
    return (
      <Notice tone="warn" title={t('enrolment:action.notNow')}>
        <p>{reason}</p>
        <p>
          {t('enrolment:action.call')} <PhoneLink number={session.palace.phone} />
        </p>
      </Notice>
    )
  return <Family href={hrefOf(session)}>{t('enrolment:action.consent')}</Family>
}

function Family({ href, children }: { href: string; children?: ReactNode }) {
  const { t } = usePage()
  return (
    <Note>
      <p>
        {t('enrolment:action.family')} <a href={`${href}/enrol`}>{t('enrolment:action.choose')}</a>
      </p>
      {children && <p>{children}</p>}
    </Note>
  )
}

function Standing({ ticket, more }: { ticket: MyTicket; more: string | false }) {
  const { t } = usePage()
  const placed = ticket.people.filter(hasPlace)
  const waiting = ticket.people.filter(({ state }) => state === 'waitlisted')
  const together = waitingTogether(ticket)
  return (
    <>
      <Offers ticket={ticket} />
      {placed.length > 0 && (
        <Notice tone="good" title={t('enrolment:action.in')}>
          <p>
            {t('enrolment:action.inText', { names: placed.map(({ name }) => name).join(t('ui:list.and')) })}
          </p>
        </Notice>
      )}
      {waiting.length > 0 && (
        <Notice title={t('enrolment:action.waiting')}>
          {waiting.map(({ id, name, waiting: place }) => (
            <p key={id}>
              {t('enrolment:action.waitingText', { name, no: place?.no ?? 1, count: place?.ahead ?? 0 })}
            </p>
          ))}
          {together > 1 && <p>{t('enrolment:together', { count: together })}</p>}
        </Notice>
      )}
      {more && <Family href={more} />}
    </>
  )
}
