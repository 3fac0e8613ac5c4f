import type { ReactNode } from 'react'
import { useT } from './context.tsx'

export interface Step {
  title: string
  /** As people say it: `今天 14:05`. */
  at?: string
  detail?: ReactNode
  state: 'done' | 'now' | 'next'
}

/** What happened and what comes next, in order; the state is said in words for screen readers. */
export function Timeline({ steps }: { steps: Step[] }) {
  const t = useT()
  return (
    <ol className="steps">
      {steps.map(({ title, at, detail, state }, index) => (
        <li key={index} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <p>
            <span className="sr">{t(`ui:step.${state}`)} </span>
            <b>{title}</b> {at && <time>{at}</time>}
          </p>
          {detail && <div className="detail">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
