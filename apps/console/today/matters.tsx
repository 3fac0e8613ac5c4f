import { Button } from 'antd'
import { Empty, StateTag, todayTones, useGo, useT, type TodayItem, type Tone } from '#kit/ui/console/index.ts'

const tones: Record<TodayItem['tone'], Tone> = {
  urgent: 'draw',
  due: 'cost',
  approval: 'kind',
  appeal: 'free',
  watch: 'plain',
}

/** What waits for the viewer, the most urgent first, each with the decision to take. */
export function Matters({ items }: { items: readonly TodayItem[] }) {
  const t = useT()
  const go = useGo()
  if (items.length === 0)
    return <Empty title={t('console:today.nothing')} next={t('console:today.nothingNext')} />
  const sorted = items.toSorted((a, b) => todayTones.indexOf(a.tone) - todayTones.indexOf(b.tone))
  return (
    <ul className="matters">
      {sorted.map(({ key, tone, title, detail, action }) => (
        <li key={key}>
          <StateTag tone={tones[tone]}>{t(`console:today.tone.${tone}`)}</StateTag>
          <span>
            {title}
            {detail && <span className="soft">{detail}</span>}
          </span>
          <Button
            type={tone === 'urgent' ? 'primary' : 'default'}
            aria-label={`${action.label}: ${title}`}
            onClick={() => go(action.to)}
          >
            {action.label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
