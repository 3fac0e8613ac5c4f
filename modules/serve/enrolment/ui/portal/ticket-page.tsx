import {
  Buttons,
  Flash,
  Lines,
  LinkButton,
  Note,
  Notice,
  Page,
  PhoneLink,
  PrintButton,
  Section,
  Ticket,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyEnrolment, MyTicket } from '../../contract.ts'
import { Offers } from './offers.tsx'
import { Steps } from './steps.tsx'
import {
  hasPlace,
  isOpen,
  momentIn,
  placeIn,
  sessionHref,
  spacedCode,
  ticketHref,
  timeIn,
  titleIn,
  waitingTogether,
  worthOf,
} from './words.ts'

/** What was just done, said once on top of the page. */
export const deeds = [
  'enrolled',
  'waitlisted',
  'accepted',
  'declined',
  'cancelled',
  'rated',
  'appealed',
  'calendarNew',
  'calendarOff',
] as const
export type Deed = (typeof deeds)[number]

interface TicketPageProps {
  ticket: MyTicket
  graceMinutes: number
  done?: Deed
}

/** One ticket: QR code and short code for the door, who, when and where, each person's steps, and what can be done. */
export function TicketPage({ ticket, graceMinutes, done }: TicketPageProps) {
  const page = usePage()
  const { t, now } = page
  const { session, people } = ticket
  const title = titleIn(page, session)
  const holders = people.filter(hasPlace)
  const shown = people.filter(
    (person, index) =>
      isOpen(person) || !people.slice(index + 1).some((later) => later.personId === person.personId),
  )
  const worth = worthOf(ticket, now)
  const together = worth === 'waiting' || worth === 'valid' ? waitingTogether(ticket) : 1
  const until = momentIn(page, ticket.cancelUntil, session.palace.timeZone)
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('enrolment:my'), href: '/my' }, { label: title }]}
      private
    >
      <h1>{t('enrolment:ticketPage.title')}</h1>
      {done && <Flash>{t(`enrolment:done.${done}`)}</Flash>}
      {session.cancelled && (
        <Notice tone="urgent" title={t('enrolment:ticketPage.off')}>
          {session.cancelReason && <p>{session.cancelReason}</p>}
        </Notice>
      )}
      <Offers ticket={ticket} />
      {together > 1 && <Note>{t('enrolment:together', { count: together })}</Note>}
      <Ticket
        qr={ticket.qr}
        code={spacedCode(ticket.code)}
        state={worth}
        title={title}
        when={timeIn(page, session)}
        where={`${placeIn(page, session)} · ${session.palace.address}`}
        holders={(holders.length > 0 ? holders : shown).map(({ name }) => name)}
        note={worth === 'valid' ? t('enrolment:ticketPage.note', { until }) : undefined}
      />
      <Buttons>
        <LinkButton href={`${ticketHref(ticket)}.ics`} download>
          {t('enrolment:ticketPage.calendar')}
        </LinkButton>
        <PrintButton />
        <LinkButton href={sessionHref(session)}>{t('enrolment:ticketPage.session')}</LinkButton>
      </Buttons>
      {shown.map((person) => (
        <Person key={person.id} person={person} ticket={ticket} graceMinutes={graceMinutes} />
      ))}
      <Meetings ticket={ticket} />
      <p>
        <a href={`${ticketHref(ticket)}/order`}>{t('enrolment:ticketPage.order')}</a>
      </p>
      <p>
        {t('enrolment:ticketPage.call')} <PhoneLink number={session.palace.phone} />
      </p>
    </Page>
  )
}

function Person({
  person,
  ticket,
  graceMinutes,
}: {
  person: MyEnrolment
  ticket: MyTicket
  graceMinutes: number
}) {
  const { t } = usePage()
  const { name, state, seatNo, waiting, appeal } = person
  const note = [
    t(`enrolment:state.${state}`),
    seatNo !== null && t('enrolment:seatNo', { no: seatNo }),
    state === 'waitlisted' && waiting && t('enrolment:waitlistNo', { no: waiting.no }),
  ].filter(Boolean)
  return (
    <Section title={name} note={note.join(' · ')}>
      <Steps person={person} session={ticket.session} graceMinutes={graceMinutes} />
      {appeal && (
        <p>
          {appeal.answer === null
            ? t('enrolment:ticketPage.appealWaits')
            : t('enrolment:ticketPage.answer', { answer: appeal.answer })}
        </p>
      )}
      <Acts person={person} ticket={ticket} />
    </Section>
  )
}

function Acts({ person, ticket }: { person: MyEnrolment; ticket: MyTicket }) {
  const { t } = usePage()
  const { id, name, state, mayCancel, mayRate, mayAppeal } = person
  const to = (act: string) => `${ticketHref(ticket)}/${act}/${id}`
  return (
    <>
      <Buttons>
        {mayRate.allowed && (
          <LinkButton href={to('rate')}>{t('enrolment:ticketPage.rate', { name })}</LinkButton>
        )}
        {mayAppeal.allowed && (
          <LinkButton href={to('appeal')}>{t('enrolment:ticketPage.appeal', { name })}</LinkButton>
        )}
        {mayCancel.allowed && state !== 'offered' && (
          <LinkButton tone="danger" href={to('cancel')}>
            {t(state === 'waitlisted' ? 'enrolment:ticketPage.quit' : 'enrolment:ticketPage.cancel', {
              name,
            })}
          </LinkButton>
        )}
      </Buttons>
      {state === 'confirmed' && !mayCancel.allowed && <p>{mayCancel.reason}</p>}
    </>
  )
}

function Meetings({ ticket: { session } }: { ticket: MyTicket }) {
  const page = usePage()
  const { t } = page
  if (session.meetings.length < 2) return null
  return (
    <Section title={t('enrolment:ticketPage.meetings')}>
      <Lines
        items={session.meetings.map(({ no, start, end, cancelled }) => ({
          label: `${t('enrolment:ticketPage.meeting', { no })} ${timeIn(page, { ...session, start, end })}`,
          value: cancelled ? t('enrolment:ticketPage.meetingOff') : '',
        }))}
      />
    </Section>
  )
}
