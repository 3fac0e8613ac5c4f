import { sayCalendarDate } from '#kit/calendar/say.ts'
import {
  Button,
  Buttons,
  ErrorSummary,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Radios,
  Section,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { LeftOut, PlannedDate, SeriesPlan } from '../../contract.ts'
import type { SeriesFields } from './series-form.tsx'
import { type House, timeIn } from './words.ts'

interface SeriesPlanProps {
  palace: House
  plan: SeriesPlan
  typed: SeriesFields
  /** How many of what goes with every date, by its id. */
  loans: Readonly<Record<string, string>>
  /** What was chosen for each date, as the form sends it. */
  chosen: Readonly<Record<string, string>>
  errors: FormError[]
}

/** How an alternative travels in a form. */
export const choiceValue = ({ spaceId, start, end }: { spaceId: string; start: string; end: string }) =>
  `${spaceId}|${start}|${end}`

/** Every date before it is booked: those that are free, those to decide, those left out and why. */
export function SeriesPlanPage({ palace, plan, typed, loans, chosen, errors }: SeriesPlanProps) {
  const page = usePage()
  const { t } = page
  const here = `/palaces/${palace.slug}/book`
  const open = plan.dates.filter(({ why }) => why !== null)
  const free = plan.dates.filter(({ why }) => why === null)
  return (
    <Page
      title={t('booking:series.planned')}
      width="narrow"
      crumbs={[
        { label: palace.name, href: `/palaces/${palace.slug}` },
        { label: t('booking:book.crumb'), href: here },
        { label: t('booking:series.title'), href: `${here}/series` },
      ]}
      private
    >
      <h1>{t('booking:series.planned')}</h1>
      <ErrorSummary errors={errors} />
      <Form action={`${here}/series`} once>
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {Object.entries(loans).map(([id, count]) => (
          <input key={id} type="hidden" name={`loan-${id}`} value={count} />
        ))}
        {Object.entries(chosen)
          .filter(([date]) => !open.some((one) => one.date === date))
          .map(([date, value]) => (
            <input key={date} type="hidden" name={`choice-${date}`} value={value} />
          ))}
        <input type="hidden" name="step" value="book" />
        {open.length > 0 && (
          <Section title={t('booking:series.decide', { count: open.length })}>
            {open.map((one) => (
              <Decide key={one.date} one={one} palace={palace} chosen={chosen[one.date]} />
            ))}
          </Section>
        )}
        <Section title={t('booking:series.free', { count: free.length })}>
          <ul className="lines">
            {free.map((one) => (
              <li key={one.date}>{timeIn(page, one, palace.timeZone)}</li>
            ))}
          </ul>
        </Section>
        <LeftOutDates dates={plan.leftOut} timeZone={palace.timeZone} />
        {plan.unknownYears.length > 0 && (
          <Note>{t('booking:series.unknown', { year: plan.unknownYears.join(', ') })}</Note>
        )}
        <Buttons>
          <Button>{t('booking:series.book')}</Button>
          <LinkButton href={`${here}/series`}>{t('booking:series.again')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}

function Decide({ one, palace, chosen }: { one: PlannedDate; palace: House; chosen?: string }) {
  const page = usePage()
  const { t } = page
  return (
    <Radios
      name={`choice-${one.date}`}
      label={timeIn(page, one, palace.timeZone)}
      hint={t.byKey(`booking:errors.${one.why}`, one.params)}
      value={chosen}
      options={[
        ...one.alternatives.map((other) => ({
          value: choiceValue(other),
          label: `${timeIn(page, other, palace.timeZone)} ${other.name}`,
        })),
        ...(one.why === 'resource-short'
          ? [{ value: `${choiceValue(one)}|bare`, label: t('booking:series.bare') }]
          : []),
        { value: 'skip', label: t('booking:series.skip') },
      ]}
    />
  )
}

/** Dates that are not held, each with why. */
function LeftOutDates({ dates, timeZone }: { dates: readonly LeftOut[]; timeZone: string }) {
  const { t } = usePage()
  if (dates.length === 0) return null
  return (
    <Section title={t('booking:series.leftOut', { count: dates.length })}>
      <ul className="lines">
        {dates.map((one) => (
          <li key={one.date}>
            <LeftOutWords one={one} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function LeftOutWords({ one: { date, reason, name }, timeZone }: { one: LeftOut; timeZone: string }) {
  const { t, locale, now } = usePage()
  return (
    <span>
      {sayCalendarDate(Temporal.PlainDate.from(date), now, { locale, timeZone })} ·{' '}
      {name?.[locale] ?? t(`booking:series.why.${reason}`)}
    </span>
  )
}
