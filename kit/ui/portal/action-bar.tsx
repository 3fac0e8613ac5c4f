import type { ReactNode } from 'react'

/** A titled card around an `ActionBar` for the side column; on a phone only what is beside the bar remains of it. */
export function ActionCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card act-card">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** The main action, within a thumb's reach: fixed to the bottom of a phone, in place on a desktop. */
export function ActionBar({ figure, children }: { figure?: ReactNode; children: ReactNode }) {
  return (
    <div className="act">
      {figure}
      <div className="act-do">{children}</div>
    </div>
  )
}
