import { Empty, Page, Section, usePage } from '#kit/ui/portal/index.ts'
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
          <ul className="lines palace-rows project-rows">
            {group.projects.map((project) => (
              <Row key={project.id} project={project} />
            ))}
          </ul>
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

/** What and where on the left, when it opens on the right. */
function Row({ project }: { project: PublicProject }) {
  const { t } = usePage()
  const { title, palaceSlug, divisionCode, divisionName, kind, address, summary, synthetic } = project
  const facts = [
    divisionName,
    t(`projects:kind.${kind}`),
    t('projects:console.area', { floor: project.floorM2.toLocaleString(t.locale) }),
    t('projects:public.planned', { amount: amountOf(t, project.plannedFen) }),
    ...(synthetic ? [t('projects:synthetic')] : []),
  ]
  return (
    <li>
      <div>
        <a href={palaceSlug ? `/palaces/${palaceSlug}` : `/coverage/${divisionCode}`}>{title}</a>
        <small>{facts.join(' · ')}</small>
        <small>{address}</small>
        {summary && <small>{summary}</small>}
      </div>
      <span>
        <Opens project={project} />
      </span>
    </li>
  )
}

/** When it opens as far as is known now, when it was to open, and how far it is. */
function Opens({ project }: { project: PublicProject }) {
  const { t } = usePage()
  const { status, stage, forecastFinish, baselineFinish, slipDays } = project
  if (status === 'handedOver') return <b>{t('projects:public.open')}</b>
  if (status === 'suspended' || !forecastFinish || !baselineFinish) return t('projects:status.suspended')
  return (
    <>
      <b>{t('projects:public.about', { month: monthOf(t, forecastFinish) })}</b>
      <small>{t(`projects:stage.${stage}`)}</small>
      {slipDays > 30 && <small>{t('projects:public.was', { month: monthOf(t, baselineFinish) })}</small>}
    </>
  )
}
