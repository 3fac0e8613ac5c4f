import { Alert } from 'antd'
import { sayCalendarDate } from '#kit/calendar/say.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { SeriesPlan } from '../../contract.ts'
import { Conflicts } from './conflicts.tsx'
import { rangeWords } from './words.ts'

type Props = {
  plan: SeriesPlan
  choices: Readonly<Record<string, string>>
  choose: (date: string, value: string) => void
}

/** What a season would be: the dates to decide first, then those that are free, then those left out and why. */
export function SeasonPlan({ plan, choices, choose }: Props) {
  const t = useT()
  const open = plan.dates.filter(({ why }) => why !== null)
  const free = plan.dates.filter(({ why }) => why === null)
  const day = (date: string) =>
    sayCalendarDate(Temporal.PlainDate.from(date), Temporal.Now.instant(), {
      locale: t.locale,
      timeZone: 'Asia/Shanghai',
    })
  return (
    <section className="season-plan" role="status" aria-label={t('booking:season.dates')}>
      <Alert
        showIcon
        type={open.length > 0 ? 'warning' : 'success'}
        title={t('booking:season.tried', { fits: free.length, conflicts: open.length })}
      />
      <Conflicts
        conflicts={open.map((one) => ({ ...one, key: one.date }))}
        otherwise={[
          { value: 'bare', label: t('booking:series.bare') },
          { value: 'skip', label: t('booking:series.skip') },
        ]}
        choices={choices}
        choose={choose}
      />
      {plan.unknownYears.length > 0 && (
        <Alert
          showIcon
          type="info"
          title={t('booking:series.unknown', { year: plan.unknownYears.join(', ') })}
        />
      )}
      <details>
        <summary>{t('booking:series.free', { count: free.length })}</summary>
        <ul className="plain-list">
          {free.map((one) => (
            <li key={one.date}>{rangeWords(t, one)}</li>
          ))}
        </ul>
      </details>
      {plan.leftOut.length > 0 && (
        <details open>
          <summary>{t('booking:series.leftOut', { count: plan.leftOut.length })}</summary>
          <ul className="plain-list">
            {plan.leftOut.map(({ date, reason, name }) => (
              <li key={date}>
                {day(date)} · {name?.[t.locale] ?? t(`booking:season.why.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
