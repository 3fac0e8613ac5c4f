import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { DayPicker } from './day-picker.tsx'
import { useT } from './language.ts'
import { periodFrom } from './period-from.ts'

const TIME_ZONE = 'Asia/Shanghai'
const today = () => Temporal.Now.plainDateISO(TIME_ZONE)

/** The period of a screen lives in its URL. */
export function usePeriod() {
  const [query, setQuery] = useSearchParams()
  const choose = (part: { from?: string; to?: string }) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(part)) if (value) next.set(name, value)
        return next
      },
      { replace: true },
    )
  return { ...periodFrom(query, today()), choose }
}

/** From and to, and the periods that people ask for. */
export function PeriodFields({ from, to, choose }: ReturnType<typeof usePeriod>) {
  const t = useT()
  const now = today()
  const month = now.with({ day: 1 })
  const ready = {
    month: { from: month.toString(), to: now.toString() },
    lastMonth: { from: month.subtract({ months: 1 }).toString(), to: month.subtract({ days: 1 }).toString() },
    year: { from: now.with({ month: 1, day: 1 }).toString(), to: now.toString() },
    quarter: { from: now.subtract({ days: 89 }).toString(), to: now.toString() },
  }
  return (
    <div className="period" role="group" aria-label={t('console:period.label')}>
      <DayPicker aria-label={t('console:period.from')} value={from} onChange={(from) => choose({ from })} />
      <span aria-hidden>–</span>
      <DayPicker aria-label={t('console:period.to')} value={to} onChange={(to) => choose({ to })} />
      {(['month', 'lastMonth', 'quarter', 'year'] as const).map((name) => (
        <Button key={name} type="text" onClick={() => choose(ready[name])}>
          {t(`console:period.${name}`)}
        </Button>
      ))}
    </div>
  )
}
