import type { AppContext } from '#kit/http/context.ts'
import { signInLibrary } from '../../actions/sign-in/auth.ts'
import type { ExternalSignIn } from '../../actions/sign-in/external/port.ts'

type Provider = { id: string; label: string }

const inWords = (c: AppContext, providers: readonly ExternalSignIn[]): Provider[] =>
  providers.map(({ id, label }) => ({
    id,
    label: label ?? c.var.t.byKey(`identity:providers.${id}`),
  }))

/** Every account elsewhere that this installation takes, in the reader's words. */
export const allProviders = (c: AppContext): Provider[] => inWords(c, signInLibrary().external)

/** Those that this browser may use. */
export function providersFor(c: AppContext): Provider[] {
  // Which are offered depends on the browser, so such a page is kept for nobody else.
  c.header('Cache-Control', 'no-store')
  const device = c.req.header('user-agent') ?? ''
  return inWords(
    c,
    signInLibrary().external.filter((one) => one.offeredTo(device)),
  )
}
