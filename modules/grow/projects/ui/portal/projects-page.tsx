import { Empty, Page, Section, Table, usePage } from '#kit/ui/portal/index.ts'
import type { ProjectLine } from '../../contract.ts'
import { amountOf, monthOf } from '../words.ts'

/** A project as everybody may read it: no papers, no problems, nobody's name. */
export type PublicProject = Pick<
  ProjectLine,
  | 'id'
  | 'title'
  | 'divisionCode'
  | 'divisionName'
  | 'kind'
  | 'stage'
  | 'status'
  | 'floorM2'
  | 'baselineFinish'
  | 'forecastFinish'
  | 'slipDays'
  | 'plannedFen'
  | 'synthetic'
> & { address: string; summary: string | null; palaceSlug: string | null }

interface ProjectsPageProps {
  projects: readonly PublicProject[]
  /** Prefecture-tier divisions, by the prefix of what lies in them. */
  prefectures: readonly { scope: string; name: string }[]
}

/** What is being built where, and when it opens: for everybody. P1, P4. */
export function ProjectsPage({ projects, prefectures }: ProjectsPageProps) {
  const { t } = usePage()
  const title = t('projects:public.title')
  const groups = prefectures
    .map(({ scope, name }) => ({
      name,
      projects: projects.filter(({ divisionCode }) => divisionCode.startsWith(scope)),
    }))
    .filter((group) => group.projects.length > 0)
  const going = projects.filter(({ status }) => status !== 'handedOver').length
  return (
    <Page title={title} description={t('projects:public.lead', { count: going })} crumbs={[{ label: title }]}>
      <h1>{title}</h1>
      <p className="lead">{t('projects:public.lead', { count: going })}</p>
      <p className="soft">{t('projects:public.how')}</p>
      {groups.map((group) => (
        <Section key={group.name} title={group.name}>
          <Group name={group.name} projects={group.projects} />
        </Section>
      ))}
      {groups.length === 0 && (
        <Empty title={t('projects:public.none')}>
          <p>
            <a href="/palaces">{t('projects:public.palaces')}</a>
          </p>
        </Empty>
      )}
    </Page>
  )
}

function Group({ name, projects }: { name: string; projects: readonly PublicProject[] }) {
  const { t } = usePage()
  return (
    <Table
      caption={t('projects:public.caption', { name })}
      captionHidden
      columns={[
        { label: t('projects:public.what') },
        { label: t('projects:field.stage') },
        { label: t('projects:public.opens') },
        { label: t('projects:public.size'), numeric: true },
      ]}
      rows={projects.map((project) => [
        <What key={project.id} project={project} />,
        project.status === 'suspended'
          ? t('projects:status.suspended')
          : t(`projects:stage.${project.stage}`),
        <Opens key={project.id} project={project} />,
        <>
          {t('projects:console.area', { floor: project.floorM2.toLocaleString(t.locale) })}
          <br />
          <small>{amountOf(t, project.plannedFen)}</small>
        </>,
      ])}
    />
  )
}

function What({ project }: { project: PublicProject }) {
  const { t } = usePage()
  const { title, palaceSlug, divisionName, kind, address, summary, synthetic } = project
  return (
    <>
      {palaceSlug ? <a href={`/palaces/${palaceSlug}`}>{title}</a> : title}
      <br />
      <small>
        {divisionName} · {t(`projects:kind.${kind}`)} · {address}
        {synthetic && ` · ${t('projects:synthetic')}`}
      </small>
      {summary && (
        <>
          <br />
          <small>{summary}</small>
        </>
      )}
    </>
  )
}

/** When it opens as far as is known now, and when it was to open. */
function Opens({ project }: { project: PublicProject }) {
  const { t } = usePage()
  const { status, forecastFinish, baselineFinish, slipDays } = project
  if (status === 'handedOver') return t('projects:public.open')
  if (!forecastFinish || !baselineFinish) return t('projects:public.unknown')
  return (
    <>
      {t('projects:public.about', { month: monthOf(t, forecastFinish) })}
      {slipDays > 30 && (
        <>
          <br />
          <small>{t('projects:public.was', { month: monthOf(t, baselineFinish) })}</small>
        </>
      )}
    </>
  )
}
