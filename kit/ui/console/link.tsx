import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { inScope, readScope } from './scope.tsx'

/** A link to another screen (`/sessions/…`, below /console) that keeps the chosen place. */
export function ScreenLink({
  to,
  children,
  className,
}: {
  to: string
  children: ReactNode
  className?: string
}) {
  const href = useScreenHref()
  return (
    <Link to={href(to)} className={className}>
      {children}
    </Link>
  )
}

/** Goes to another screen and keeps the chosen place. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate()
  const href = useScreenHref()
  return (to) => void navigate(href(to))
}

function useScreenHref() {
  const [search] = useSearchParams()
  const choice = readScope(search)
  // A link that names its own place is followed as it stands.
  return (to: string) => (/[?&](palace|division)=/.test(to) ? to : inScope(to, choice))
}
