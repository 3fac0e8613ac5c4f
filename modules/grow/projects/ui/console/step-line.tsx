import { useEffect, useRef } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { ProjectDetail } from '../../contract.ts'
import { dayAt } from '../words.ts'

/** The steps of the seven departments in their order: passed and when, here, ahead. */
export function StepLine({ project }: { project: ProjectDetail }) {
  const t = useT()
  const line = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // On a narrow screen the line scrolls: it opens where the project is.
    const here = line.current?.querySelector<HTMLElement>('.here')
    if (line.current && here) line.current.scrollLeft = here.offsetLeft - line.current.offsetLeft
  }, [project.step])
  return (
    <section className="card" aria-label={t('projects:console.steps')}>
      <ol className="step-line" tabIndex={0} ref={line}>
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
