import { useEffect, type ReactNode } from 'react'
import { useT } from './language.ts'
import { ScreenLink } from './link.tsx'

type PageHeaderProps = {
  title: string
  /** One line that says how things stand: "14 场活动，已签到 186 / 312". */
  sub?: ReactNode
  /** The screens above this one. */
  trail?: { label: string; to: string }[]
  /** The main things to do here; the most wanted last, at the thumb and the eye's end. */
  actions?: ReactNode
}

/** The head of a screen; also names the browser's tab. */
export function PageHeader({ title, sub, trail = [], actions }: PageHeaderProps) {
  const t = useT()
  useEffect(() => {
    document.title = t('console:title', { title })
  }, [t, title])
  return (
    <header className="page-header">
      <div>
        {trail.length > 0 && (
          <nav aria-label={t('console:trail')} className="trail">
            {trail.map(({ label, to }) => (
              <ScreenLink key={to} to={to}>
                {label}
              </ScreenLink>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {sub && <p className="soft">{sub}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}
