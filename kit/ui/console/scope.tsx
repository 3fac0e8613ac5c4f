import { createContext, useContext, type ReactNode } from 'react'
import { holds, type Actor, type Role } from '#kit/access/index.ts'

/** The part of the tree that the screens look at: a division by its code prefix, or one palace in it. It lives in the URL. */
export type Scope = {
  /** GB/T 2260 prefix: '42', '4201', '420102'. */
  divisionCode: string
  palaceId: string | null
  /** The name of the palace or division, as people say it. */
  name: string
}

/** Who works at the console. */
export type ConsoleViewer = { personId: string; name: string; actor: Actor }

export type Standing = { scope: Scope; viewer: ConsoleViewer }
const StandingContext = createContext<Standing | null>(null)

export function StandingProvider({ standing, children }: { standing: Standing; children: ReactNode }) {
  return <StandingContext value={standing}>{children}</StandingContext>
}

function useStanding(): Standing {
  const standing = useContext(StandingContext)
  if (!standing) throw new Error('A console screen stands inside the shell.')
  return standing
}

/** Where the screen looks: narrow lists by `palaceId`, else by `divisionCode`. */
export const useScope = (): Scope => useStanding().scope
export const useViewer = (): ConsoleViewer => useStanding().viewer

/** Does the viewer hold one of these roles over what the screen looks at? The API decides again. */
export function useMay(roles: readonly Role[]): boolean {
  return useHolds()(roles)
}

/** The same question for several sets of roles. */
export function useHolds(): (roles: readonly Role[]) => boolean {
  const { scope, viewer } = useStanding()
  const { divisionCode, palaceId } = scope
  return (roles) => holds(viewer.actor, roles, { divisionCode, ...(palaceId ? { palaceId } : {}) })
}

/** The scope as the URL holds it (`?palace=…` or `?division=4201`), and back. */
export type ScopeChoice = { palaceId: string } | { divisionCode: string } | null

export function readScope(search: URLSearchParams): ScopeChoice {
  const palaceId = search.get('palace')
  if (palaceId) return { palaceId }
  const divisionCode = search.get('division') ?? ''
  return /^\d{2}(\d{2}){0,2}$/.test(divisionCode) ? { divisionCode } : null
}

/** The address `to` with this scope in it, so that following a link never loses the place. */
export function inScope(to: string, choice: ScopeChoice): string {
  const { pathname, search, hash } = new URL(to, 'http://here')
  const query = new URLSearchParams(search)
  query.delete('palace')
  query.delete('division')
  if (choice && 'palaceId' in choice) query.set('palace', choice.palaceId)
  else if (choice) query.set('division', choice.divisionCode)
  const text = query.toString()
  return pathname + (text && `?${text}`) + hash
}
