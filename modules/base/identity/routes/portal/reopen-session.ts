import { type AppContext, contextOf } from '#kit/http/context.ts'
import { openSession } from '../../actions/sign-in/open-session.ts'
import { originOf } from '../origin.ts'
import { keepSession } from '../session-cookie.ts'

/** Setting up a second factor signs out everywhere; here it was just shown, so this browser goes on with it. */
export async function reopenSession(c: AppContext): Promise<void> {
  const { personId } = c.var.viewer!
  const origin = originOf(c)
  keepSession(c, await openSession(contextOf(c), personId, { by: 'totp', secondFactor: true, origin }))
}
