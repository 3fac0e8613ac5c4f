import { sayDate } from '#kit/calendar/say.ts'
import { Chips, Empty, LinkButton, Page, PhoneLink, Section, usePage } from '#kit/ui/portal/index.ts'
import type { SpaceSlots } from '../../contract.ts'
import { clockIn, type House, momentIn, nameIn, termsIn } from './words.ts'

interface BookPageProps {
  palace: House & { phone: string }
  day: Temporal.PlainDate
  /** The days that one may look at. */
  days: Temporal.PlainDate[]
  spaces: SpaceSlots[]
}

/** What can be booked in a palace on a day: each free slot is one tap from the form. */
export function BookPage({ palace, day, days, spaces }: BookPageProps) {
  const page = usePage()
  const { t, now, locale } = page
  const title = t('booking:book.title', { palace: palace.name })
  const here = `/palaces/${palace.slug}/book`
  const shown = spaces.filter(({ slots }) => slots.some(({ state }) => state !== 'past'))
  return (
    <Page
      title={title}
      crumbs={[{ label: palace.name, href: `/palaces/${palace.slug}` }, { label: t('booking:book.crumb') }]}
    >
      <h1>{title}</h1>
      <Chips
        label={t('booking:book.days')}
        items={days.map((one) => ({
          label: sayDate(one, now, { locale, timeZone: palace.timeZone }),
          href: `${here}?day=${one}`,
          current: one.equals(day),
        }))}
      />
      {shown.length === 0 ? (
        <Empty title={t('booking:book.none')}>
          <p>
            {t('booking:book.noneHint')} <PhoneLink number={palace.phone} />
          </p>
        </Empty>
      ) : (
        shown.map((space) => (
          <Section key={space.spaceId} title={nameIn(page, space)} note={termsIn(page, space)}>
            {space.opensAt && (
              <p className="soft">
                {t('booking:book.opens', { when: momentIn(page, space.opensAt, palace.timeZone) })}
              </p>
            )}
            <Slots space={space} palace={palace} />
          </Section>
        ))
      )}
      <p>
        <LinkButton href={`${here}/series`}>{t('booking:series.link')}</LinkButton>{' '}
        <LinkButton href="/seasons">{t('booking:series.seasons')}</LinkButton>
      </p>
    </Page>
  )
}

function Slots({ space, palace }: { space: SpaceSlots; palace: House }) {
  const page = usePage()
  const { t } = page
  const slots = space.slots.filter(({ state }) => state !== 'past')
  return (
    <ul className="slots">
      {slots.map(({ start, end, state, selfService }) => {
        const notes = selfService ? ` ${t('booking:book.selfService')}` : ''
        const time = `${clockIn(start, palace.timeZone, page)}–${clockIn(end, palace.timeZone, page)}`
        return (
          <li key={start}>
            {state === 'free' ? (
              <a
                className="slot"
                href={`/palaces/${palace.slug}/book/${space.spaceId}?start=${encodeURIComponent(start)}`}
                aria-label={t('booking:book.slot', { time, space: nameIn(page, space) }) + notes}
              >
                {time}
                {notes && <small>{notes}</small>}
              </a>
            ) : state === 'taken' ? (
              <a
                className="slot gone"
                href={`/palaces/${palace.slug}/wait/${space.spaceId}?${new URLSearchParams({ start, end })}`}
                aria-label={t('booking:slot.wait', {
                  time,
                  space: nameIn(page, space),
                  taken: t('booking:slot.taken'),
                })}
              >
                {time} <small>{t('booking:slot.taken')}</small>
              </a>
            ) : (
              <span className="slot gone">
                {time}
                <small>{t(state === 'closed' ? 'booking:slot.closed' : 'booking:slot.notYet')}</small>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
