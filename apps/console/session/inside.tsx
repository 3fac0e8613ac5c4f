import { useMemo } from 'react'
import { Outlet, useLocation, useSearchParams } from 'react-router'
import { ProblemAlert, readScope, StandingProvider, useT } from '#kit/ui/console/index.ts'
import { useDivisionsAndPalaces } from '../places/places.ts'
import { chosenPlace, placeTree, type Place } from '../places/tree.ts'
import { NoRole } from '../shell/no-role.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { type KeptSession, useKeptSession } from './kept.ts'
import { useSession } from './session.ts'

/** What the shell draws around a screen: the tree to choose from, and the path to what is chosen. */
export type ShellContext = { tree: readonly Place[]; path: readonly Place[] }

/** Knows who works here and where they look, before any screen is drawn. */
export function Inside() {
  const t = useT()
  const [query] = useSearchParams()
  const session = useSession()
  const names = useDivisionsAndPalaces()
  // The door alone opens without a network: only there is something kept on the device.
  const atDoor = useLocation().pathname === '/door'
  const [read, personId] = [names.data, session.data?.personId]
  const known = useMemo(
    (): KeptSession | null => (session.data && read ? { viewer: session.data, names: read } : null),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the viewer is put together anew at each drawing
    [personId, read],
  )
  const unreachable = session.unreachable || (!names.data && names.failureReason?.status === 0)
  const kept = useKeptSession(atDoor ? known : null, atDoor && unreachable)
  const standing = known ?? kept
  const tree = useMemo(
    () => standing && placeTree(standing.names.divisions, standing.names.palaces, standing.viewer.actor),
    [standing],
  )
  // Someone who is not signed in is on the way to the sign-in page.
  if (session.error?.status === 401) return <Waiting />
  const problem = session.error ?? names.error
  if (problem && !standing) return <ProblemAlert problem={problem} retry={() => location.reload()} />
  if (!standing || !tree) return <Waiting />
  const { viewer } = standing
  const path = chosenPlace(tree, readScope(query))
  const place = path.at(-1)
  if (!place) return <NoRole name={viewer.name || t('console:user.unnamed')} />
  return (
    <StandingProvider standing={{ scope: place.scope, viewer }}>
      <Outlet context={{ tree, path } satisfies ShellContext} />
    </StandingProvider>
  )
}
