import type { ReactNode } from 'react'
import {
  Button,
  Buttons,
  Empty,
  Flash,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
  Ticket,
  usePage,
  type PageContext,
} from '#kit/ui/portal/index.ts'
import type { MyTicket, Suspension } from '../../contract.ts'
import { Offers } from './offers.tsx'
import { hasPlace, momentIn, placeIn, spacedCode, ticketHref, timeIn, titleIn, worthOf } from './words.ts'
import type { Deed } from './ticket-page.tsx'

export interface MyPageProps {
  coming: MyTicket[]
  past: MyTicket[]
  /** With the name of whom each concerns; null is oneself. */
  suspensions: (Suspension & { name: string | null })[]
  /** The secret address; null while it is turned off. */
  calendar: string | null
  done?: Deed
}

/** My things: what waits for an answer, the next ticket ready to show, the others, the waitlist, where I have been. */
export function MyPage({ coming, past, suspensions, calendar, done }: MyPageProps) {
  const page = usePage()
  const { t, now } = page
  const tickets = coming.filter((ticket) => worthOf(ticket, now) === 'valid')
  const waiting = coming.filter(
    (ticket) =>
      ticket.people.some(({ state }) => state === 'waitlisted') && worthOf(ticket, now) !== 'cancelled',
  )
  // Missed just now, or cancelled: nothing to show at a door any more, but something to appeal against or to know.
  const ended = [...coming.filter((ticket) => worthOf(ticket, now) === 'cancelled'), ...past]
  const [next, ...others] = tickets
  return (
    <Page title={t('enrolment:myPage.title')} width="narrow" private>
      <h1>{t('enrolment:myPage.title')}</h1>
      {done && <Flash>{t(`enrolment:done.${done}`)}</Flash>}
      {coming.map((ticket) => (
        <Offers key={ticket.id} ticket={ticket} named />
      ))}
      {suspensions.map((pause) => (
        <Paused key={pause.personId} pause={pause} />
      ))}
      {next && (
        <Section title={t('enrolment:myPage.next')}>
          <NextTicket ticket={next} />
        </Section>
      )}
      {coming.length === 0 && (
        <Empty title={t('enrolment:myPage.none')}>
          <p>{t('enrolment:myPage.noneNext')}</p>
          <LinkButton tone="main" href="/search">
            {t('enrolment:myPage.find')}
          </LinkButton>
        </Empty>
      )}
      <Tickets title={t('enrolment:myPage.coming')} tickets={others} says={() => null} />
      <Tickets
        title={t('enrolment:myPage.waiting')}
        tickets={waiting}
        says={(ticket) => queueWords(page, ticket)}
      />
      <Tickets
        title={t('enrolment:myPage.past')}
        tickets={ended}
        says={(ticket) => afterwards(page, ticket)}
      />
      <Buttons>
        <LinkButton href="/my/bookings">{t('enrolment:myPage.bookings')}</LinkButton>
        <LinkButton href="/my/inbox">{t('enrolment:myPage.inbox')}</LinkButton>
        <LinkButton href="/my/family">{t('enrolment:myPage.family')}</LinkButton>
        <LinkButton href="/my/data">{t('enrolment:myPage.data')}</LinkButton>
      </Buttons>
      <CalendarAddress calendar={calendar} />
    </Page>
  )
}

/** The address for calendar programs, with the way to end it: a new one, or none. */
function CalendarAddress({ calendar }: Pick<MyPageProps, 'calendar'>) {
  const { t } = usePage()
  const change = (open: '0' | '1', tone: 'quiet' | 'link', label: string) => (
    <Form action="/my/calendar" className="inline">
      <input type="hidden" name="open" value={open} />
      <Button tone={tone}>{label}</Button>
    </Form>
  )
  return (
    <Section title={t('enrolment:myPage.calendar')} id="calendar">
      {calendar === null ? (
        <>
          <p>{t('enrolment:myPage.calendarIsOff')}</p>
          {change('1', 'quiet', t('enrolment:myPage.calendarOn'))}
        </>
      ) : (
        <>
          <p>{t('enrolment:myPage.calendarHint')}</p>
          <p>
            <a href={calendar}>{t('enrolment:myPage.calendarOpen')}</a>
          </p>
          <p>{t('enrolment:myPage.calendarLost')}</p>
          <Buttons>
            {change('1', 'quiet', t('enrolment:myPage.calendarNew'))}
            {change('0', 'link', t('enrolment:myPage.calendarOff'))}
          </Buttons>
        </>
      )}
    </Section>
  )
}

function NextTicket({ ticket }: { ticket: MyTicket }) {
  const page = usePage()
  const { session } = ticket
  return (
    <>
      <Ticket
        qr={ticket.qr}
        code={spacedCode(ticket.code)}
        state="valid"
        title={titleIn(page, session)}
        when={timeIn(page, session)}
        where={placeIn(page, session)}
        holders={ticket.people.filter(hasPlace).map(({ name }) => name)}
      />
      <p>
        <a href={ticketHref(ticket)}>{page.t('enrolment:myPage.open')}</a>
      </p>
    </>
  )
}

function Tickets({
  title,
  tickets,
  says,
}: {
  title: string
  tickets: MyTicket[]
  says: (ticket: MyTicket) => ReactNode
}) {
  const page = usePage()
  if (tickets.length === 0) return null
  return (
    <Section title={title}>
      <ul className="lines">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <div>
              <a href={ticketHref(ticket)}>{titleIn(page, ticket.session)}</a>
              <br />
              <small>{timeIn(page, ticket.session)}</small>
            </div>
            <span>{says(ticket)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function queueWords({ t }: PageContext, { people }: MyTicket): string {
  const { waiting } = people.find(({ state }) => state === 'waitlisted')!
  return [
    t('enrolment:waitlistNo', { no: waiting?.no ?? 1 }),
    t('enrolment:ahead', { count: waiting?.ahead ?? 0 }),
  ].join(' · ')
}

/** What is left to do or to know of a past ticket: rate, appeal, or how it ended. */
function afterwards({ t }: PageContext, ticket: MyTicket): ReactNode {
  const { people } = ticket
  const to = (act: 'rate' | 'appeal', id: string) => (
    <a href={`${ticketHref(ticket)}/${act}/${id}`}>{t(`enrolment:myPage.${act}`)}</a>
  )
  const unrated = people.find(({ mayRate }) => mayRate.allowed)
  if (unrated) return to('rate', unrated.id)
  const missed = people.find(({ mayAppeal }) => mayAppeal.allowed)
  if (missed) return to('appeal', missed.id)
  const rated = people.find(({ stars }) => stars !== null)
  if (rated) return t('enrolment:myPage.stars', { stars: rated.stars! })
  const last = people.at(-1)
  return last ? t(`enrolment:state.${last.state}`) : null
}

function Paused({ pause }: { pause: MyPageProps['suspensions'][number] }) {
  const page = usePage()
  const { t } = page
  const until = momentIn(page, pause.until, page.timeZone)
  const title = pause.name
    ? t('enrolment:myPage.suspendedFor', { name: pause.name, until })
    : t('enrolment:myPage.suspended', { until })
  return (
    <Notice tone="warn" title={title}>
      <p>{t('enrolment:myPage.suspendedText', { count: pause.noShows })}</p>
    </Notice>
  )
}
