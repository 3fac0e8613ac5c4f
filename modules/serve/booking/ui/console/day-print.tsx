import { createPortal } from 'react-dom'
import { useT } from '#kit/ui/console/index.ts'
import type { CalendarUse, SpaceCalendar } from '../../contract.ts'
import { timeWords } from './words.ts'

type Props = {
  calendar: SpaceCalendar
  uses: readonly CalendarUse[]
  days: readonly Temporal.PlainDate[]
  house: string
}

/** What hangs at the door: each space with what it holds that day, in order of time, on A4. Seen on paper only. */
export function DayPrint({ calendar, uses, days, house }: Props) {
  const t = useT()
  const { timeZone, spaces } = calendar
  return createPortal(
    <div className="door-sheets" aria-hidden>
      {days.map((day) => {
        const [from, to] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(timeZone).toInstant())
        const ofDay = uses.filter(
          ({ start, end }) =>
            Temporal.Instant.compare(start, to!) < 0 && Temporal.Instant.compare(from!, end) < 0,
        )
        const held = spaces.filter(({ id }) => ofDay.some(({ spaceId }) => spaceId === id))
        const whole = ofDay.filter(({ spaceId }) => spaceId === null)
        return (
          <section key={day.toString()} className="door-sheet">
            <h1>
              {house} · {day.toLocaleString(t.locale, { dateStyle: 'full' })}
            </h1>
            {whole.map((use) => (
              <p key={use.sourceId}>
                <b>
                  {t('booking:console.wholeHouse')} {t(`booking:useKind.${use.kind}`)} {use.title}
                </b>
              </p>
            ))}
            {ofDay.length === 0 && <p>{t('booking:console.noBookings')}</p>}
            <table>
              <thead>
                <tr>
                  <th>{t('booking:console.space')}</th>
                  <th>{t('booking:console.when')}</th>
                  <th>{t('booking:console.title')}</th>
                  <th>{t('booking:console.guestOrHolder')}</th>
                  <th className="number">{t('booking:console.people')}</th>
                  <th>{t('booking:loan.with')}</th>
                  <th>{t('booking:console.came')}</th>
                </tr>
              </thead>
              <tbody>
                {held.map(({ id, name }) => (
                  <Rows
                    key={id}
                    name={name}
                    calendar={calendar}
                    uses={ofDay.filter(({ spaceId }) => spaceId === id)}
                  />
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </div>,
    document.body,
  )
}

type RowsProps = { name: string; calendar: SpaceCalendar; uses: CalendarUse[] }

function Rows({ name, calendar, uses }: RowsProps) {
  const t = useT()
  return uses
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .map((use, index) => {
      const booking = calendar.bookings.find(({ id }) => id === use.sourceId)
      const comes = use.kind === 'booking'
      return (
        <tr key={`${use.sourceId}-${use.no}`}>
          {index === 0 && <th rowSpan={uses.length}>{name}</th>}
          <td className="times">
            {timeWords(t, use.start)}–{timeWords(t, use.end)}
          </td>
          <td>{[t(`booking:useKind.${use.kind}`), use.title].filter(Boolean).join(' ')}</td>
          <td>{[booking?.nameMasked, booking?.phoneMasked].filter(Boolean).join(' ')}</td>
          <td className="number">{comes ? booking?.people : ''}</td>
          <td>
            {booking?.loans
              .filter(({ gone }) => !gone)
              .map(({ name: thing, count }) => `${thing} × ${count}`)
              .join(t('booking:loan.and'))}
          </td>
          <td className="box">{booking?.state === 'attended' ? '✓' : comes ? '☐' : ''}</td>
        </tr>
      )
    })
}
