import { Button, Select, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { Empty, PageHeader, ProblemAlert, readerLocale, useScope, useT } from '#kit/ui/console/index.ts'
import {
  listPlansRoute,
  readPlanRoute,
  type Plan,
  type PlanDifference,
  type PlanLine,
} from '../../contract.ts'
import { moneyWords } from '../words.ts'
import './coverage.css'

/** An edition of the plan year by year, made for paper (A4), and how it differs from the one before. P1. */
export default function PlanScreen() {
  const t = useT()
  const { name } = useScope()
  const [query, setQuery] = useSearchParams()
  const plans = useCall(listPlansRoute, {})
  const chosen = query.get('edition') ?? plans.data?.plans[0]?.id
  if (!plans.data)
    return plans.error ? <ProblemAlert problem={plans.error} retry={plans.refetch} /> : <Skeleton active />
  if (!chosen) return <Empty title={t('coverage:page.noPlan')} next={t('coverage:plan.none')} />
  return (
    <>
      <PageHeader
        title={t('coverage:plan.title')}
        sub={name}
        actions={
          <div className="coverage-noprint">
            <Select
              aria-label={t('coverage:plan.edition')}
              value={chosen}
              onChange={(edition: string) =>
                setQuery((now) => {
                  const next = new URLSearchParams(now)
                  next.set('edition', edition)
                  return next
                })
              }
              options={plans.data.plans.map((plan) => ({ value: plan.id, label: editionWords(t, plan) }))}
            />{' '}
            <Button type="primary" onClick={() => window.print()}>
              {t('coverage:plan.print')}
            </Button>
          </div>
        }
      />
      <Edition planId={chosen} />
    </>
  )
}

const editionWords = (t: ReturnType<typeof useT>, { edition, publishedAt, replacedAt }: Plan) =>
  t(replacedAt ? 'coverage:plan.past' : 'coverage:plan.inForce', { edition, date: publishedAt.slice(0, 10) })

function Edition({ planId }: { planId: string }) {
  const t = useT()
  const { divisionCode } = useScope()
  const { data, error, refetch } = useCall(readPlanRoute, { params: { planId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const { plan, before, differences } = data
  const own = plan.lines.filter((line) => line.divisionCode.startsWith(divisionCode))
  const years = [...new Set(own.map(({ year }) => year))].toSorted((a, b) => a - b)
  const changes = differences.filter((one) =>
    (one.after ?? one.before)!.divisionCode.startsWith(divisionCode),
  )
  return (
    <article className="coverage-paper">
      <h2>{plan.title}</h2>
      <p>
        {t('coverage:plan.head', {
          edition: plan.edition,
          date: plan.publishedAt.slice(0, 10),
          reason: plan.reason,
        })}
      </p>
      {plan.synthetic && <p className="soft">{t('coverage:page.demo')}</p>}
      {years.map((year) => (
        <Year key={year} year={year} lines={own.filter((line) => line.year === year)} />
      ))}
      {before && (
        <section>
          <h3>{t('coverage:plan.differences', { edition: before.edition, count: changes.length })}</h3>
          <Differences differences={changes} />
        </section>
      )}
      <p className="soft">{t('coverage:plan.sign')}</p>
    </article>
  )
}

function Year({ year, lines }: { year: number; lines: readonly PlanLine[] }) {
  const t = useT()
  const locale = readerLocale()
  const total = lines.reduce((sum, { costFen }) => sum + (costFen ?? 0), 0)
  return (
    <section>
      <h3>{t('coverage:plan.year', { year, count: lines.length, cost: moneyWords(locale, total) })}</h3>
      <table>
        <caption>{t('coverage:plan.caption', { year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coverage:page.division')}</th>
            <th scope="col">{t('coverage:project.kind')}</th>
            <th scope="col">{t('coverage:division.site')}</th>
            <th scope="col">{t('coverage:division.cost')}</th>
            <th scope="col">{t('coverage:division.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.divisionName}</th>
              <td>{t(`coverage:action.${line.action}`)}</td>
              <td>{line.site || t('coverage:division.noSite')}</td>
              <td className="number">{moneyWords(locale, line.costFen)}</td>
              <td>{line.byHand ? t('coverage:division.byHand', { reason: line.reason }) : line.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Differences({ differences }: { differences: readonly PlanDifference[] }) {
  const t = useT()
  const locale = readerLocale()
  const words = (line: PlanLine) =>
    `${t('coverage:page.plannedIn', { year: line.year, action: t(`coverage:action.${line.action}`) })} · ${line.site || t('coverage:division.noSite')} · ${moneyWords(locale, line.costFen)}`
  if (differences.length === 0) return <p>{t('coverage:plan.same')}</p>
  return (
    <table>
      <caption>{t('coverage:plan.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('coverage:page.division')}</th>
          <th scope="col">{t('coverage:plan.before')}</th>
          <th scope="col">{t('coverage:plan.after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ before, after }) => (
          <tr key={(after ?? before)!.id}>
            <th scope="row">{(after ?? before)!.divisionName}</th>
            <td>{before ? words(before) : t('coverage:plan.added')}</td>
            <td>{after ? words(after) : t('coverage:plan.dropped')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
