import type { ReactNode } from 'react'
import { ChosenPlace } from './header.tsx'

/** The opening of a page: one sentence in serif, one line of facts, then what to do. */
export function Hero({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <section className="hero">
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      <div className="only-phone">
        <ChosenPlace />
      </div>
      {children}
    </section>
  )
}
