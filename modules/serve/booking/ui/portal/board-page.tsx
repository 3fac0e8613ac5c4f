import { sayCalendarDate } from '#kit/calendar/say.ts'
import type { Interval } from '#kit/interval/index.ts'
import { PhoneLink, QrCode, usePage } from '#kit/ui/portal/index.ts'
import { clockIn, type House, nameIn } from './words.ts'

const REFRESH_SECONDS = 60
const MOST_SESSIONS = 8

export type BoardSpace = { id: string; name: string; nameEn: string | null; free: Interval[] }
export type BoardSession = {
  title: string
  titleEn: string | null
  space: { name: string; nameEn: string | null } | null
  during: Interval
  /** It is on now; else it comes. */
  on: boolean
}
interface BoardPageProps {
  palace: House & { phone: string }
  spaces: BoardSpace[]
  sessions: BoardSession[]
  open: boolean
  /** The address that the code on the board leads to. */
  bookAt: string
  /** Somebody reads it on their own screen, and wants it to stand still. */
  still: boolean
}

/** For a screen across the lobby: the clock, what is on, which space is free until when, and how to book. Draws itself anew every minute. */
export function BoardPage({ palace, spaces, sessions, open, bookAt, still }: BoardPageProps) {
  const page = usePage()
  const { t, now, locale } = page
  const { timeZone } = palace
  const date = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const [freeNow, later] = [true, false].map((wanted) =>
    spaces.filter(({ free }) => free.length > 0 && isNow(free[0]!, now) === wanted),
  ) as [BoardSpace[], BoardSpace[]]
  return (
    <>
      <title>{t('booking:board.title', { palace: palace.name })}</title>
      <meta name="robots" content="noindex" />
      {!still && <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />}
      <main className="board" id="main">
        <header>
          <h1>{palace.name}</h1>
          <p>
            {sayCalendarDate(date, now, { locale, timeZone })}{' '}
            <b>{clockIn(now.toString(), timeZone, page)}</b>
          </p>
        </header>
        <section className="board-free">
          <h2>{t('booking:board.now')}</h2>
          {freeNow.length === 0 && (
            <p className="board-none">{t(open ? 'booking:board.nothing' : 'booking:board.shut')}</p>
          )}
          <Spaces spaces={freeNow} now={now} timeZone={timeZone} />
          {later.length > 0 && (
            <>
              <h2>{t('booking:board.later')}</h2>
              <Spaces spaces={later} now={now} timeZone={timeZone} />
            </>
          )}
        </section>
        <section className="board-on">
          <h2>{t('booking:board.on')}</h2>
          {sessions.length === 0 && <p className="board-none">{t('booking:board.noSessions')}</p>}
          <ul>
            {sessions.slice(0, MOST_SESSIONS).map((session) => (
              <li
                key={session.during.start.toString() + session.title + session.space?.name}
                className={session.on ? 'on' : undefined}
              >
                <b>{nameIn(page, { name: session.title, nameEn: session.titleEn })}</b>
                <span>
                  {clockIn(session.during.start.toString(), timeZone, page)}–
                  {clockIn(session.during.end.toString(), timeZone, page)}{' '}
                  {session.space && nameIn(page, session.space)}
                  {session.on && <em>{t('booking:board.isOn')}</em>}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <footer>
          <QrCode text={bookAt} label={t('booking:board.qr')} />
          <div>
            <p>
              <b>{t('booking:board.scan')}</b>
            </p>
            <p>
              {t('booking:board.desk')} <PhoneLink number={palace.phone} />
            </p>
            <p className="board-links">
              <a href={`/palaces/${palace.slug}/book`}>{t('booking:board.book')}</a>{' '}
              {still ? (
                <a href={`/palaces/${palace.slug}/board`}>{t('booking:board.go')}</a>
              ) : (
                <a href={`/palaces/${palace.slug}/board?still=1`}>{t('booking:board.still')}</a>
              )}
            </p>
          </div>
        </footer>
      </main>
    </>
  )
}

function Spaces({
  spaces,
  now,
  timeZone,
}: {
  spaces: readonly BoardSpace[]
  now: Temporal.Instant
  timeZone: string
}) {
  const page = usePage()
  const { t } = page
  const clock = (at: Temporal.Instant) => clockIn(at.toString(), timeZone, page)
  return (
    <ul>
      {spaces.map(({ id, free, ...space }) => (
        <li key={id}>
          <b>{nameIn(page, space)}</b>
          <span>
            {isNow(free[0]!, now)
              ? t('booking:board.until', { time: clock(free[0]!.end) })
              : t('booking:board.from', { time: `${clock(free[0]!.start)}–${clock(free[0]!.end)}` })}
          </span>
        </li>
      ))}
    </ul>
  )
}

const isNow = ({ start }: Interval, now: Temporal.Instant) => Temporal.Instant.compare(start, now) <= 0
