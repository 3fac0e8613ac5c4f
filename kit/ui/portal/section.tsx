import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  /** A quiet addition on the title's line. */
  note?: string
  id?: string
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, note, id, children }: SectionProps) {
  return (
    <section className="part" id={id}>
      <h2>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  )
}

/** A titled part on a card with a hairline, for side columns. */
export function Card({ title, note, children }: SectionProps) {
  return (
    <section className="card">
      <h2>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  )
}

/** Main column and side column; one under the other on a phone and in elder mode. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="cols">
      <div>{children}</div>
      <aside>{side}</aside>
    </div>
  )
}

/** Name on the left, a short fact on the right: opening hours, what is open now. */
export function Lines({ items }: { items: { label: string; value: ReactNode; href?: string }[] }) {
  return (
    <ul className="lines">
      {items.map(({ label, value, href }) => (
        <li key={label}>
          {href ? <a href={href}>{label}</a> : label} <span>{value}</span>
        </li>
      ))}
    </ul>
  )
}
