import type { Translator } from '#kit/i18n/index.ts'
import { call } from '#kit/ui/console/client.ts'
import type { Today, TodayItem } from '#kit/ui/console/index.ts'
import { listProjectsRoute, type ProjectLine } from '../../contract.ts'

/** More than these are one line with their number. */
const NAMED = 3

/** What projects tell the today screen: what sleeps within the scope, and what rests with its own federation. P4. */
export const projectsToday: Today = {
  name: 'projects',
  async items({ scope: { divisionCode, palaceId }, t, may }) {
    if (palaceId || !may(['federationOfficer'])) return []
    const { projects } = await call(listProjectsRoute, { query: { scope: divisionCode } })
    const going = projects.filter(({ status }) => status === 'underWay')
    const asleep = going
      .filter(({ sleeping }) => sleeping)
      .toSorted((a, b) => (b.restDays ?? 0) - (a.restDays ?? 0))
    const ours = going.filter((project) => !project.sleeping && isOurs(project, divisionCode))
    return [...named(t, asleep, sleeper), ...named(t, ours, held)]
  },
}

/** The federation of this very part of the tree must act. */
const isOurs = ({ department, divisionCode }: ProjectLine, scope: string) =>
  department === 'federation' && divisionCode.replace(/(00){1,2}$/, '') === scope

type Said = (t: Translator, project: ProjectLine) => Pick<TodayItem, 'tone' | 'title' | 'detail'>

const sleeper: Said = (t, { title, department, restDays, restLimit, missing }) => ({
  tone: 'urgent',
  title: t('projects:today.sleeps', {
    title,
    department: t(`projects:department.${department ?? 'federation'}`),
    days: restDays ?? 0,
    limit: restLimit ?? 0,
  }),
  detail: missingWords(t, missing),
})

const held: Said = (t, { title, step, missing }) => ({
  tone: 'watch',
  title: t('projects:today.ours', { title, step: t(`projects:step.${step}`) }),
  detail: missingWords(t, missing),
})

const missingWords = (t: Translator, missing: ProjectLine['missing']) =>
  missing.length === 0
    ? t('projects:today.complete')
    : t('projects:today.missing', {
        papers: missing.map((paper) => t(`projects:paper.${paper}`)).join(t('console:list.comma')),
      })

function named(t: Translator, projects: readonly ProjectLine[], say: Said): TodayItem[] {
  const [first, ...rest] = projects.slice(NAMED)
  const lines = projects.slice(0, NAMED).map((project) => ({
    key: `project-${project.id}`,
    ...say(t, project),
    action: { label: t('projects:today.look'), to: `/projects/${project.id}` },
  }))
  if (!first) return lines
  const { tone } = say(t, first)
  return [
    ...lines,
    {
      key: `projects-${tone}`,
      tone,
      title: t(`projects:today.more.${tone === 'urgent' ? 'asleep' : 'ours'}`, { count: rest.length + 1 }),
      action: { label: t('projects:today.lookAll'), to: '/projects' },
    },
  ]
}
