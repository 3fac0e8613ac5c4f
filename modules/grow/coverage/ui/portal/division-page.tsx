import { FactList, Note, Page, Section, Table, usePage } from '#kit/ui/portal/index.ts'
import type { DivisionCoverage, HouseFacts, ProjectFacts, YearState } from '../../contract.ts'
import { moneyWords, monthWords, reasonWords, stateWords } from '../words.ts'
import { CoverageMap, type Drawn } from './coverage-map.tsx'

interface DivisionCoveragePageProps {
  coverage: DivisionCoverage
  sketch: { viewBox: string; counties: Drawn[] }
  thisYear: number
}

/** One county or city: its state year by year and what each rests on, with evidence and date. P1. */
export function DivisionCoveragePage({ coverage, sketch, thisYear }: DivisionCoveragePageProps) {
  const { t } = usePage()
  const { division, houses, shared, projects, lines, statements } = coverage
  const title = t('coverage:division.title', { name: division.name })
  const now = division.years.find(({ year }) => year === thisYear) ?? division.years.at(-1)!
  const palaces = [...houses, ...(shared && !houses.some(({ id }) => id === shared.id) ? [shared] : [])]
  return (
    <Page
      title={title}
      description={t('coverage:division.description', { name: division.name })}
      crumbs={[
        { label: t('coverage:page.short'), href: '/coverage' },
        { label: division.prefectureName, href: `/coverage?prefecture=${division.prefectureCode}` },
        { label: division.name },
      ]}
    >
      <h1>{title}</h1>
      <p className="lead">
        {t('coverage:division.lead', { name: division.name, state: stateWords(t, now) })}
        {division.risk &&
          ` ${division.risk.reasons.map((reason) => reasonWords(t, reason)).join(t('coverage:page.and'))}`}
      </p>
      {division.synthetic && <Note>{t('coverage:page.synthetic')}</Note>}
      <Section title={t('coverage:division.years')}>
        <Years coverage={coverage} />
      </Section>
      <Section title={t('coverage:division.requirement')}>
        <p>
          {t(division.required ? 'coverage:division.required' : 'coverage:division.notRequired')}
          {coverage.requirementReason && ` ${coverage.requirementReason}`}
        </p>
      </Section>
      <Section title={t('coverage:division.palaces')}>
        {palaces.length === 0 ? <p>{t('coverage:division.noPalaces')}</p> : <Palaces palaces={palaces} />}
      </Section>
      {projects.map((project) => (
        <Section
          key={project.id}
          title={project.title}
          note={project.synthetic ? t('coverage:page.demo') : ''}
        >
          <Project project={project} />
        </Section>
      ))}
      <Section title={t('coverage:division.plan')}>
        {lines.length === 0 ? <p>{t('coverage:division.noLines')}</p> : <Lines coverage={coverage} />}
      </Section>
      {statements.length > 0 && (
        <Section title={t('coverage:division.statements')}>
          <Statements statements={statements} />
        </Section>
      )}
      {sketch.counties.length > 0 && (
        <CoverageMap
          label={t('coverage:page.map', { name: division.prefectureName, year: thisYear })}
          viewBox={sketch.viewBox}
          counties={sketch.counties}
        />
      )}
      <p>
        <a href={`/divisions/${division.code}`}>{t('coverage:division.more', { name: division.name })}</a>
      </p>
    </Page>
  )
}

function Years({ coverage }: { coverage: DivisionCoverage }) {
  const { t } = usePage()
  return (
    <Table
      caption={t('coverage:division.years')}
      captionHidden
      columns={[
        { label: t('coverage:curve.year') },
        { label: t('coverage:page.state') },
        { label: t('coverage:page.rests') },
      ]}
      rows={coverage.division.years.map((one) => [
        one.year,
        stateWords(t, one),
        <Rests key={one.year} {...one} {...coverage} />,
      ])}
    />
  )
}

/** What the state of a year rests on, in words that can be checked. */
function Rests({ basis, houses, shared, projects, statements, lines }: YearState & DivisionCoverage) {
  const { t } = usePage()
  const house = [...houses, ...(shared ? [shared] : [])].find(({ id }) => id === basis.id)
  if (house) {
    const words = house.openedOn
      ? t('coverage:division.restsPalace', { name: house.name, date: house.openedOn })
      : t('coverage:division.restsUndated', { name: house.name })
    return <a href={`/palaces/${house.slug}`}>{words}</a>
  }
  const project = projects.find(({ id }) => id === basis.id)
  if (project)
    return project.forecastFinish
      ? t('coverage:division.restsProject', {
          title: project.title,
          month: monthWords(t, project.forecastFinish),
        })
      : project.title
  const statement = statements.find(({ id }) => id === basis.id)
  if (statement)
    return t('coverage:division.restsStatement', {
      kind: t(`coverage:evidence.${statement.evidenceKind}`),
      date: statement.evidenceDate,
      text: statement.evidenceText,
    })
  const line = lines.find(({ id }) => id === basis.id)
  if (line)
    return t('coverage:page.plannedIn', { year: line.year, action: t(`coverage:action.${line.action}`) })
  return t('coverage:basis.none')
}

function Palaces({ palaces }: { palaces: readonly HouseFacts[] }) {
  const { t } = usePage()
  return (
    <Table
      caption={t('coverage:division.palaces')}
      captionHidden
      columns={[
        { label: t('coverage:division.palace') },
        { label: t('coverage:division.openedOn') },
        { label: t('coverage:division.floor'), numeric: true },
        { label: t('coverage:division.source') },
      ]}
      rows={palaces.map(({ id, slug, name, openedOn, floorM2, sourceUrl, synthetic }) => [
        <a key={id} href={`/palaces/${slug}`}>
          {name}
        </a>,
        openedOn ?? t('coverage:unknown'),
        floorM2 === null ? t('coverage:unknown') : t('coverage:division.squareMetres', { count: floorM2 }),
        sourceUrl ? (
          <a key="source" href={sourceUrl} rel="nofollow">
            {t('coverage:division.report')}
          </a>
        ) : (
          t(synthetic ? 'coverage:page.demo' : 'coverage:division.register')
        ),
      ])}
    />
  )
}

function Project({ project }: { project: ProjectFacts }) {
  const { t, locale } = usePage()
  const { kind, stage, status, department, since, forecastFinish, baselineFinish } = project
  const money = (fen: number) => moneyWords(locale, fen)
  return (
    <FactList
      facts={[
        { label: t('coverage:project.kind'), value: t(`coverage:action.${kind}`) },
        {
          label: t('coverage:project.stage'),
          value: t(status === 'underWay' ? `coverage:stage.${stage}` : `coverage:status.${status}`),
        },
        ...(department && since
          ? [
              {
                label: t('coverage:project.holder'),
                value: t.byKey(`notifications:department.${department}`),
                detail: t('coverage:project.since', { date: since }),
              },
            ]
          : []),
        {
          label: t('coverage:project.opens'),
          value: forecastFinish ? monthWords(t, forecastFinish) : t('coverage:unknown'),
          detail: baselineFinish && t('coverage:project.baseline', { month: monthWords(t, baselineFinish) }),
        },
        {
          label: t('coverage:project.money'),
          value: t('coverage:project.moneyValue', {
            planned: money(project.plannedFen),
            granted: money(project.grantedFen),
            paid: money(project.paidFen),
          }),
        },
      ]}
    />
  )
}

function Lines({ coverage: { lines, plan } }: { coverage: DivisionCoverage }) {
  const { t, locale } = usePage()
  return (
    <>
      <Table
        caption={t('coverage:division.plan')}
        captionHidden
        columns={[
          { label: t('coverage:curve.year') },
          { label: t('coverage:project.kind') },
          { label: t('coverage:division.site') },
          { label: t('coverage:division.cost'), numeric: true },
          { label: t('coverage:division.reason') },
        ]}
        rows={lines.map((line) => [
          line.year,
          t(`coverage:action.${line.action}`),
          line.site || t('coverage:division.noSite'),
          moneyWords(locale, line.costFen),
          line.byHand ? t('coverage:division.byHand', { reason: line.reason }) : line.reason,
        ])}
      />
      {plan && (
        <p className="soft">
          {t('coverage:page.plan', {
            title: plan.title,
            edition: plan.edition,
            date: plan.publishedAt.slice(0, 10),
          })}
        </p>
      )}
    </>
  )
}

function Statements({ statements }: Pick<DivisionCoverage, 'statements'>) {
  const { t } = usePage()
  return (
    <Table
      caption={t('coverage:division.statements')}
      captionHidden
      columns={[
        { label: t('coverage:curve.year') },
        { label: t('coverage:page.state') },
        { label: t('coverage:division.evidence') },
        { label: t('coverage:division.counts') },
      ]}
      rows={statements.map((one) => [
        one.year,
        t(`coverage:state.${one.state}`),
        <>
          {t('coverage:division.restsStatement', {
            kind: t(`coverage:evidence.${one.evidenceKind}`),
            date: one.evidenceDate,
            text: one.evidenceText,
          })}{' '}
          {one.evidenceUrl && (
            <a href={one.evidenceUrl} rel="nofollow">
              {t('coverage:division.look')}
            </a>
          )}
          {one.file && (
            <a href={`/api/v1/coverage/statements/${one.id}/file`}>
              {t('coverage:division.file', { name: one.file.name, size: Math.ceil(one.file.bytes / 1024) })}
            </a>
          )}
          {one.synthetic && <small> {t('coverage:page.demo')}</small>}
        </>,
        one.withdrawnReason
          ? t('coverage:division.withdrawn', { reason: one.withdrawnReason })
          : t(one.counts ? 'coverage:division.doesCount' : 'coverage:division.registerCounts'),
      ])}
    />
  )
}
