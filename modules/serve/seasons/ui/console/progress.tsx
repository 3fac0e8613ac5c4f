import { Alert, Progress as Bar } from 'antd'
import { Empty, useT } from '#kit/ui/console/index.ts'
import type { Season, SeasonPlan } from '../../contract.ts'
import { pointsWords } from '../words.ts'

/** How a calculation stands, how good the plan is at least, and what hand changes made of it. */
export function Progress({ season, plan }: { season: Season; plan: SeasonPlan }) {
  const t = useT()
  const { run, publishing } = season
  if (publishing && season.phase === 'published')
    return (
      <section className="card" aria-live="polite">
        <p>{t('seasons:console.publishing', publishing)}</p>
        <Bar percent={Math.round((100 * publishing.settled) / Math.max(1, publishing.all))} />
      </section>
    )
  if (!run) return <Empty title={t('seasons:console.noRun')} next={t('seasons:console.noRunNext')} />
  if (run.state === 'failed') return <Alert type="error" title={t('seasons:console.failed')} />
  const figures = {
    worth: pointsWords(run.worth ?? 0),
    bound: run.bound === null ? '…' : pointsWords(run.bound),
  }
  if (run.state !== 'done')
    return (
      <section className="card" aria-live="polite">
        <p>{t('seasons:console.running', figures)}</p>
        <Bar percent={Math.round(run.share * 100)} aria-label={t('seasons:console.progress')} />
      </section>
    )
  const delta = plan.worth - (plan.proposed ?? plan.worth)
  return (
    <section className="card" aria-live="polite">
      <p>
        {run.gap === 0
          ? t('seasons:console.best', figures)
          : t('seasons:console.gap', { ...figures, gap: gapWords(run.gap ?? 0) })}
      </p>
      {delta !== 0 && (
        <p>
          {t('seasons:console.changed', {
            worth: pointsWords(plan.worth),
            delta: `${delta > 0 ? '+' : '−'}${pointsWords(Math.abs(delta))}`,
          })}
        </p>
      )}
    </section>
  )
}

/** Rounded up: a proof says how far it can be at most. */
const gapWords = (gap: number): string => `${(Math.ceil(gap * 10_000) / 100).toFixed(2)}%`
