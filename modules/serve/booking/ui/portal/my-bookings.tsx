import { formatFen } from '#kit/money/index.ts'
import {
  Button,
  Buttons,
  Empty,
  ErrorSummary,
  errorOf,
  FactList,
  Flash,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  PhoneLink,
  Section,
  Tag,
  TextArea,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyBooking } from '../../contract.ts'
import { loanWords } from './loan-fields.tsx'
import { bookingHref, clockIn, timeIn } from './words.ts'
import { Offered, type ShownWait, Waiting } from './waits.tsx'

/** A booking with the words for where. */
export type ShownBooking = MyBooking & {
  spaceName: string
  palace: { slug: string; name: string; phone: string; address: string; timeZone: string }
  companions: string[]
  /** Until when the holder may cancel online. */
  cancelUntil: string
}

interface MyBookingsPageProps {
  coming: ShownBooking[]
  past: ShownBooking[]
  waits: ShownWait[]
  done?: 'waiting' | 'left'
  errors: FormError[]
}

/** What is kept for the reader first, coming bookings soonest first, what they wait for, past ones below. */
export function MyBookingsPage({ coming, past, waits, done, errors }: MyBookingsPageProps) {
  const { t } = usePage()
  return (
    <Page
      title={t('booking:mine.title')}
      width="narrow"
      crumbs={[{ label: t('booking:mine.my'), href: '/my' }, { label: t('booking:mine.title') }]}
      private
    >
      <h1>{t('booking:mine.title')}</h1>
      {done && <Flash>{t(`booking:done.${done}`)}</Flash>}
      <ErrorSummary errors={errors} />
      <Offered waits={waits} />
      {coming.length === 0 && waits.length === 0 && (
        <Empty title={t('booking:mine.none')}>
          <p>{t('booking:mine.noneHint')}</p>
          <LinkButton tone="main" href="/free">
            {t('booking:mine.find')}
          </LinkButton>
        </Empty>
      )}
      <List title={t('booking:mine.coming')} bookings={coming} />
      <Waiting waits={waits} />
      <List title={t('booking:mine.past')} bookings={past} />
    </Page>
  )
}

function List({ title, bookings }: { title: string; bookings: ShownBooking[] }) {
  const page = usePage()
  if (bookings.length === 0) return null
  return (
    <Section title={title}>
      <ul className="lines">
        {bookings.map((booking) => (
          <li key={booking.id}>
            <div>
              <a href={bookingHref(booking)}>
                {timeIn(page, booking, booking.palace.timeZone)} {booking.spaceName}
              </a>
              <br />
              <small>{booking.palace.name}</small>
            </div>
            <span>{page.t(`booking:state.${booking.state}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface BookingPageProps {
  booking: ShownBooking
  /** What the holder asked about a no-show; `upheld` is null while it waits. */
  appeal: { upheld: boolean | null; answer: string | null } | undefined
  done?: 'booked' | 'requested' | 'cancelled' | 'appealed'
  /** What is free around that time, when a closure took the space. */
  alternatives: { spaceId: string; name: string; start: string; end: string }[]
  errors: FormError[]
}

/** One booking: what to show at the desk, and the way to give it back. */
export function BookingPage({ booking, appeal, done, alternatives, errors }: BookingPageProps) {
  const page = usePage()
  const { t, locale, now } = page
  const { palace, state } = booking
  const open = state === 'confirmed' || state === 'requested'
  const mayCancel = open && Temporal.Instant.compare(now, Temporal.Instant.from(booking.cancelUntil)) <= 0
  return (
    <Page
      title={t('booking:mine.one', { space: booking.spaceName })}
      width="narrow"
      crumbs={[{ label: t('booking:mine.title'), href: '/my/bookings' }, { label: booking.spaceName }]}
      private
    >
      <h1>{t('booking:mine.one', { space: booking.spaceName })}</h1>
      {done && <Flash>{t(`booking:done.${done}`)}</Flash>}
      <ErrorSummary errors={errors} />
      <p>
        <Tag tone={open || state === 'attended' ? 'free' : 'plain'}>{t(`booking:state.${state}`)}</Tag>
      </p>
      <FactList
        facts={[
          { label: t('booking:confirm.when'), value: timeIn(page, booking, palace.timeZone) },
          {
            label: t('booking:confirm.where'),
            value: `${palace.name} ${booking.spaceName}`,
            detail: palace.address,
          },
          ...(booking.entry
            ? [
                {
                  label: t('booking:mine.entry'),
                  value: <b>{booking.entry.code}</b>,
                  detail: t('booking:mine.entryHint', {
                    from: clockIn(booking.entry.from, palace.timeZone, page),
                    until: clockIn(booking.entry.until, palace.timeZone, page),
                  }),
                },
              ]
            : []),
          {
            label: t('booking:confirm.people'),
            value: booking.people,
            detail: booking.companions.join('、') || null,
          },
          ...(booking.loans.length > 0
            ? [{ label: t('booking:loan.with'), value: loanWords(page, booking.loans) }]
            : []),
          ...(booking.priceFen > 0
            ? [{ label: t('booking:mine.price'), value: formatFen(booking.priceFen, locale) }]
            : []),
          ...(booking.reason ? [{ label: t('booking:mine.reason'), value: booking.reason }] : []),
          { label: t('booking:mine.phone'), value: <PhoneLink number={palace.phone} /> },
        ]}
      />
      {mayCancel && (
        <Form action={`${bookingHref(booking)}/cancel`}>
          <Note>{t('booking:mine.cancelHint')}</Note>
          <Buttons>
            <Button tone="danger">{t('booking:mine.cancel')}</Button>
          </Buttons>
        </Form>
      )}
      {open && !mayCancel && <Note>{t('booking:mine.tooLate')}</Note>}
      {state === 'noShow' && !appeal && <AppealForm booking={booking} errors={errors} />}
      {appeal && (
        <Note>
          {appeal.upheld === null
            ? t('booking:mine.appealWaits')
            : t(appeal.upheld ? 'booking:mine.appealUpheld' : 'booking:mine.appealRejected')}{' '}
          {appeal.answer}
        </Note>
      )}
      {alternatives.length > 0 && (
        <Section title={t('booking:confirm.instead')}>
          <ul className="slots">
            {alternatives.map((one) => (
              <li key={one.spaceId + one.start}>
                <a
                  className="slot"
                  href={`/palaces/${palace.slug}/book/${one.spaceId}?start=${encodeURIComponent(one.start)}`}
                >
                  {timeIn(page, one, palace.timeZone)}
                  <small>{one.name}</small>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {state === 'displaced' && (
        <Buttons>
          <LinkButton tone="main" href={`/palaces/${palace.slug}/book`}>
            {t('booking:mine.again')}
          </LinkButton>
        </Buttons>
      )}
    </Page>
  )
}

/** Why one could not come: staff decide whether it counts. */
function AppealForm({ booking, errors }: { booking: ShownBooking; errors: FormError[] }) {
  const { t } = usePage()
  return (
    <Form action={`${bookingHref(booking)}/appeal`}>
      <TextArea
        name="reason"
        label={t('booking:mine.appealReason')}
        hint={t('booking:mine.appealHint')}
        maxLength={500}
        error={errorOf(errors, 'reason')}
      />
      <Buttons>
        <Button>{t('booking:mine.appeal')}</Button>
      </Buttons>
    </Form>
  )
}
