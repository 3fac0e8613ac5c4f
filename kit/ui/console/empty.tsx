import type { ReactNode } from 'react'

/** Nothing here yet: says what to do next, and offers it. */
export function Empty({ title, next, action }: { title: string; next?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {next && <p className="soft">{next}</p>}
      {action}
    </div>
  )
}
