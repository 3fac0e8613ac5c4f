import { useT } from '#kit/ui/console/index.ts'
import type { ProjectDetail } from '../../contract.ts'
import { dayAt } from '../words.ts'

/** On a narrow screen the line scrolls: it opens where the project is. */
function showHere(line: HTMLOListElement | null): void {
  const here = line?.querySelector<HTMLElement>('.here')
  if (line && here) line.scrollLeft = here.offsetLeft - line.offsetLeft
}

/** The steps of the seven departments in their order: passed and when, here, ahead. */
export function StepLine({ project }: { project: ProjectDetail }) {
  const t = useT()
  return (
    <section className="card" aria-label={t('projects:console.steps')}>
      <ol className="step-line" tabIndex={0} key={project.step} ref={showHere}>
        {project.steps.map(({ step, department, state, passedAt, papers }) => {
          const given = papers.filter((paper) => paper.given).length
          return (
            <li key={step} className={state} aria-current={state === 'here' ? 'step' : undefined}>
              <b>{t(`projects:step.${step}`)}</b>
              <span>{t(`projects:department.${department}`)}</span>
              <span className="soft">
                {state === 'passed' && passedAt
                  ? t('projects:console.passedOn', { day: dayAt(t, passedAt) })
                  : t(`projects:stepState.${state}`)}
              </span>
              <span className="soft">{t('projects:console.papersGiven', { given, of: papers.length })}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
