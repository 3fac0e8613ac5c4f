import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { PageHeader, ProblemAlert, ScreenLink, StateTag, TabsInUrl, useT } from '#kit/ui/console/index.ts'
import { readProjectRoute } from '../../contract.ts'
import { EditProject } from './edit-project.tsx'
import { History } from './history.tsx'
import { Milestones } from './milestones.tsx'
import { Money } from './money.tsx'
import { NextStep } from './next-step.tsx'
import { Papers } from './papers.tsx'
import './projects.css'
import { Remarks } from './remarks.tsx'
import { Meanwhile, SeenProvider } from './seen.tsx'
import { StepLine } from './step-line.tsx'
import { statusTones } from './tones.ts'

const tabs = ['milestones', 'papers', 'money', 'remarks', 'history'] as const

/** One project: who must act, the seven departments' steps, papers, milestones, money, what was noted. P4. */
export default function ProjectScreen() {
  const t = useT()
  const { projectId = '' } = useParams()
  const { data: project, error, refetch } = useCall(readProjectRoute, { params: { projectId } })
  if (!project) return <ProblemAlert problem={error} retry={refetch} />
  const parts = {
    milestones: <Milestones project={project} />,
    papers: <Papers project={project} />,
    money: <Money project={project} />,
    remarks: <Remarks project={project} />,
    history: <History project={project} />,
  }
  return (
    <SeenProvider key={project.id} project={project}>
      <div className="projects">
        <PageHeader
          title={project.title}
          trail={[{ label: t('projects:console.title'), to: '/projects' }]}
          sub={
            <>
              <StateTag tone={statusTones[project.status]}>{t(`projects:status.${project.status}`)}</StateTag>{' '}
              {project.divisionName} · {t(`projects:kind.${project.kind}`)} ·{' '}
              {t('projects:console.area', { floor: project.floorM2.toLocaleString(t.locale) })}
              {project.palace && (
                <>
                  {' · '}
                  <ScreenLink to={`/palaces/${project.palace.id}`}>{project.palace.name}</ScreenLink>
                </>
              )}
              {project.synthetic && ` · ${t('projects:synthetic')}`}
            </>
          }
          actions={<EditProject project={project} />}
        />
        <Meanwhile />
        <NextStep project={project} />
        <StepLine project={project} />
        <section className="card">
          <TabsInUrl
            items={tabs.map((key) => ({ key, label: t(`projects:tab.${key}`), children: parts[key] }))}
          />
        </section>
      </div>
    </SeenProvider>
  )
}
