import {
  Button,
  Buttons,
  ErrorSummary,
  Flash,
  Form,
  type FormError,
  Page,
  Section,
  Select,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Series } from '../../contract.ts'
import { LeftOutWords } from './series-plan.tsx'
import { bookingHref, type House, timeIn } from './words.ts'

interface SeriesPageProps {
  palace: House
  series: Series
  spaceName: string
  done?: 'booked' | 'cancelled' | 'changed' | 'readded'
  errors: FormError[]
}

const reaches = ['this', 'following', 'all'] as const

/** A series as its holder keeps it: its dates, changing or giving back one, some or all, and putting back what was left out. */
export function SeriesPage({ palace, series, spaceName, done, errors }: SeriesPageProps) {
  const page = usePage()
  const { t, now } = page
  const here = `/my/series/${series.palaceId}/${series.id}`
  const open = series.dates.filter(
    ({ state, start }) =>
      (state === 'confirmed' || state === 'requested') &&
      Temporal.Instant.compare(Temporal.Instant.from(start), now) > 0,
  )
  const which = (
    <>
      <Select
        name="no"
        label={t('booking:series.from')}
        options={open.map((date) => ({
          value: String(date.no),
          label: timeIn(page, date, palace.timeZone),
        }))}
      />
      <Select
        name="reach"
        label={t('booking:series.reach')}
        options={reaches.map((value) => ({ value, label: t(`booking:series.reaches.${value}`) }))}
      />
    </>
  )
  const title = t('booking:series.mine', { space: spaceName })
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: t('booking:mine.title'), href: '/my/bookings' }, { label: title }]}
      private
    >
      <h1>{title}</h1>
      {done && <Flash>{t(`booking:series.done.${done}`)}</Flash>}
      <ErrorSummary errors={errors} />
      <Section title={t('booking:series.dates', { count: open.length })}>
        <ul className="lines">
          {series.dates.map((date) => (
            <li key={date.id}>
              <a href={bookingHref(date)}>{timeIn(page, date, palace.timeZone)}</a>
              <span>{t(`booking:state.${date.state}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {series.leftOut.length > 0 && (
        <Section title={t('booking:series.leftOut', { count: series.leftOut.length })}>
          <ul className="lines">
            {series.leftOut.map((one) => (
              <li key={one.date}>
                <LeftOutWords one={one} timeZone={palace.timeZone} />
                <Form action={`${here}/readd`}>
                  <input type="hidden" name="date" value={one.date} />
                  <Button>{t('booking:series.readd')}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open.length > 0 && (
        <>
          <Section title={t('booking:series.change')}>
            <Form action={`${here}/change`}>
              {which}
              <TextInput
                name="startTime"
                label={t('booking:series.newTime')}
                type="time"
                size="short"
                defaultValue={series.startTime}
              />
              <Select
                name="otherwise"
                label={t('booking:series.otherwise')}
                options={(['stay', 'cancel'] as const).map((value) => ({
                  value,
                  label: t(`booking:series.becomes.${value}`),
                }))}
              />
              <Buttons>
                <Button>{t('booking:series.change')}</Button>
              </Buttons>
            </Form>
          </Section>
          <Section title={t('booking:series.giveBack')}>
            <Form action={`${here}/cancel`}>
              {which}
              <Buttons>
                <Button tone="danger">{t('booking:series.giveBack')}</Button>
              </Buttons>
            </Form>
          </Section>
        </>
      )}
    </Page>
  )
}
