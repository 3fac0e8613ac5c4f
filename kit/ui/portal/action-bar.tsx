import type { ReactNode } from 'react'

/** The main action, within a thumb's reach: fixed to the bottom of a phone, in place on a desktop. */
export function ActionBar({ figure, children }: { figure?: ReactNode; children: ReactNode }) {
  return (
    <div className="act">
      {figure}
      <div className="act-do">{children}</div>
    </div>
  )
}
