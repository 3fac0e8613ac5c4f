import { useMemo } from 'react'
import { Outlet, useSearchParams } from 'react-router'
import { ProblemAlert, readScope, StandingProvider, useT } from '#kit/ui/console/index.ts'
import { useDivisionsAndPalaces } from '../places/places.ts'
import { chosenPlace, placeTree, type Place } from '../places/tree.ts'
import { NoRole } from '../shell/no-role.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { useSession } from './session.ts'

/** What the shell draws around a screen: the tree to choose from, and the path to what is chosen. */
export type ShellContext = { tree: readonly Place[]; path: readonly Place[] }

/** Knows who works here and where they look, before any screen is drawn. */
export function Inside() {
  const t = useT()
  const [query] = useSearchParams()
  const session = useSession()
  const names = useDivisionsAndPalaces()
  const tree = useMemo(
    () =>
      session.data && names.data
        ? placeTree(names.data.divisions, names.data.palaces, session.data.actor)
        : null,
    [session.data, names.data],
  )
  // Someone who is not signed in is on the way to the sign-in page.
  if (session.error?.status === 401) return <Waiting />
  const problem = session.error ?? names.error
  if (problem) return <ProblemAlert problem={problem} retry={() => location.reload()} />
  if (!session.data || !tree) return <Waiting />
  const path = chosenPlace(tree, readScope(query))
  const place = path.at(-1)
  if (!place) return <NoRole name={session.data.name || t('console:user.unnamed')} />
  return (
    <StandingProvider standing={{ scope: place.scope, viewer: session.data }}>
      <Outlet context={{ tree, path } satisfies ShellContext} />
    </StandingProvider>
  )
}
