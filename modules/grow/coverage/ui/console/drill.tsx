import { Drawer, Select, Skeleton } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, ScreenLink, StateTag, useT } from '#kit/ui/console/index.ts'
import { divisionCoverageRoute, type CoverageDivision, type DivisionCoverage } from '../../contract.ts'
import { monthWords, stateWords } from '../words.ts'
import { riskWords, tones } from './columns.tsx'
import { Lines } from './lines.tsx'
import { Statements } from './statements.tsx'

type DrillProps = {
  code: string | null
  beside: string | null
  divisions: readonly CoverageDivision[]
  close: () => void
  compare: (code: string | null) => void
}

/** What one division's states rest on, and another's beside it. */
export function Drill({ code, beside, divisions, close, compare }: DrillProps) {
  const t = useT()
  const name = divisions.find((one) => one.code === code)?.name ?? ''
  return (
    <Drawer
      open={code !== null}
      onClose={close}
      size={beside ? 1180 : 640}
      title={t('coverage:division.title', { name })}
      closable={{ 'aria-label': t('coverage:console.close') }}
      destroyOnHidden
    >
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="coverage-beside"
        aria-label={t('coverage:console.compareDivision')}
        placeholder={t('coverage:console.compareDivision')}
        value={beside}
        onChange={(value: string | undefined) => compare(value ?? null)}
        options={divisions
          .filter((one) => one.code !== code)
          .map((one) => ({ value: one.code, label: one.name }))}
      />
      <div className={beside ? 'coverage-two' : ''}>
        {code && <OneDivision key={code} code={code} />}
        {beside && <OneDivision key={beside} code={beside} />}
      </div>
    </Drawer>
  )
}

function OneDivision({ code }: { code: string }) {
  const { data, error, refetch } = useCall(divisionCoverageRoute, { params: { code } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return (
    <section aria-label={data.division.name}>
      <h2>{data.division.name}</h2>
      <Years coverage={data} />
      <Facts coverage={data} />
      <Lines code={code} lines={data.lines} plan={data.plan} />
      <Statements code={code} statements={data.statements} />
    </section>
  )
}

function Years({ coverage: { division } }: { coverage: DivisionCoverage }) {
  const t = useT()
  const risk = riskWords(t, division.risk)
  return (
    <>
      <ul className="coverage-states">
        {division.years.map((one) => (
          <li key={one.year}>
            <b>{one.year}</b>
            <StateTag tone={tones[one.state]}>{stateWords(t, one)}</StateTag>
            <span className="soft">{t(`coverage:basis.${one.basis.kind}`)}</span>
          </li>
        ))}
      </ul>
      {risk && (
        <p>
          <StateTag tone={division.risk!.level === 'high' ? 'draw' : 'cost'}>
            {t(`coverage:risk.${division.risk!.level}`)}
          </StateTag>{' '}
          {risk}
        </p>
      )}
    </>
  )
}

function Facts({ coverage }: { coverage: DivisionCoverage }) {
  const t = useT()
  const { division, requirementReason, houses, shared, projects, decision } = coverage
  return (
    <dl className="coverage-facts">
      <dt>{t('coverage:division.requirement')}</dt>
      <dd>
        {t(division.required ? 'coverage:division.required' : 'coverage:division.notRequired')}{' '}
        {requirementReason}{' '}
        <ScreenLink to={`/palaces?division=${division.code}`}>{t('coverage:console.decide')}</ScreenLink>
      </dd>
      <dt>{t('coverage:division.palaces')}</dt>
      <dd>
        {houses.length === 0 && !shared && t('coverage:division.noPalaces')}
        {[...houses, ...(shared ? [shared] : [])].map(({ id, name, openedOn }) => (
          <p key={id}>
            <ScreenLink to={`/palaces/${id}`}>{name}</ScreenLink>{' '}
            <span className="soft">{openedOn ?? t('coverage:basis.undated')}</span>
          </p>
        ))}
      </dd>
      <dt>{t('coverage:console.projects')}</dt>
      <dd>
        {projects.length === 0 && t('coverage:console.noProjects')}
        {projects.map(({ id, title, status, stage, department, since, forecastFinish }) => (
          <p key={id}>
            <ScreenLink to={`/projects/${id}`}>{title}</ScreenLink>{' '}
            <span className="soft">
              {t(status === 'underWay' ? `coverage:stage.${stage}` : `coverage:status.${status}`)}
              {department && since && ` · ${t.byKey(`notifications:department.${department}`)} ${since}`}
              {forecastFinish && ` · ${t('coverage:project.opens')} ${monthWords(t, forecastFinish)}`}
            </span>
          </p>
        ))}
      </dd>
      <dt>{t('coverage:console.decision')}</dt>
      <dd>
        {decision?.decision
          ? t('coverage:console.decided', {
              decision: t(`coverage:decision.${decision.decision}`),
              date: decision.assessedOn ?? t('coverage:unknown'),
            })
          : t('coverage:risk.noDecision')}
      </dd>
    </dl>
  )
}
