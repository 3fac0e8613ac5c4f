import { useT, usePage } from './context.tsx'

/** Time left until an instant: correct when drawn, kept running by the island. */
export function Countdown({ until }: { until: Temporal.Instant }) {
  const { now } = usePage()
  const t = useT()
  const seconds = Math.max(0, Math.floor(now.until(until).total('seconds')))
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  const key = seconds === 0 ? 'over' : days > 0 ? 'days' : hours > 0 ? 'hours' : 'minutes'
  const open = { days: '{days}', hours: '{hours}', minutes: '{minutes}', seconds: '{seconds}' }
  return (
    <time
      className="countdown"
      dateTime={until.toString()}
      data-island="countdown"
      data-seconds={seconds}
      data-days={t('ui:countdown.days', open)}
      data-hours={t('ui:countdown.hours', open)}
      data-minutes={t('ui:countdown.minutes', open)}
      data-over={t('ui:countdown.over')}
    >
      {t(`ui:countdown.${key}`, { days, hours, minutes, seconds: seconds % 60 })}
    </time>
  )
}
