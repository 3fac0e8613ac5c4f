import { NavLink, useSearchParams } from 'react-router'
import { holdsAnywhere } from '#kit/access/index.ts'
import { inScope, readScope, screenGroups, useT, useViewer } from '#kit/ui/console/index.ts'
import { screens } from '../screens.ts'

/** The menu by the six words: what the viewer's roles serve, and only words that hold a screen. */
export function Navigation({ mark, onGo }: { mark?: string; onGo?: () => void }) {
  const t = useT()
  const { actor } = useViewer()
  const [query] = useSearchParams()
  const choice = readScope(query)
  const open = screens.filter(({ menu, roles }) => menu !== false && holdsAnywhere(actor, roles))
  // A screen whose path begins another's is not the current one while that one is open.
  const holdsAnother = (path: string) =>
    open.some((other) => other.path !== path && other.path.startsWith(path === '/' ? path : `${path}/`))
  return (
    <nav className="navigation" aria-label={t('console:shell.navigation')}>
      {mark && <p className="mark">{mark}</p>}
      {screenGroups.map((group) => {
        const listed = open.filter((screen) => screen.group === group)
        if (listed.length === 0) return null
        return (
          <div key={group}>
            {group !== 'today' && <h2>{t(`console:group.${group}`)}</h2>}
            <ul>
              {listed.map(({ path, titleKey }) => (
                <li key={path}>
                  <NavLink to={inScope(path, choice)} end={holdsAnother(path)} onClick={onGo}>
                    {t(titleKey)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
