import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { chooseAtSignIn } from '../../actions/change-password.ts'
import { endSession, signOut, signOutEverywhere } from '../../actions/sign-out.ts'
import type { Admitted } from '../../actions/sign-in/admit.ts'
import { enterWithCode } from '../../actions/sign-in/enter-with-code.ts'
import { enterWithPassword } from '../../actions/sign-in/enter-with-password.ts'
import {
  enterWithSecondFactor,
  offerAtSignIn,
  setUpAtSignIn,
} from '../../actions/sign-in/enter-with-second-factor.ts'
import { enterFromElsewhere, ofMiniProgram } from '../../actions/sign-in/external/enter.ts'
import { sendCode } from '../../actions/sign-in/send-code.ts'
import { sessionToken } from '../../actions/sign-in/session-token.ts'
import * as contract from '../../contract.ts'
import { identityPorts } from '../../ports.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { originOf } from '../origin.ts'
import { dropSession, keepSession } from '../session-cookie.ts'

export function signInApi(api: Api): void {
  api.openapi(contract.sendCodeRoute, async (c) => {
    await sendCode(contextOf(c), { phone: c.req.valid('json').phone, locale: c.var.locale }, originOf(c))
    return c.body(null, 202)
  })
  api.openapi(contract.enterWithCodeRoute, async (c) => {
    const entry = { ...c.req.valid('json'), locale: c.var.locale }
    return c.json(kept(c, await enterWithCode(contextOf(c), entry, originOf(c))), 200)
  })
  api.openapi(contract.enterWithWechatRoute, async (c) => {
    const [context, origin] = [contextOf(c), originOf(c)]
    const account = await ofMiniProgram(context, c.req.valid('json').code, origin)
    const entered = await enterFromElsewhere(context, account, origin)
    return c.json('link' in entered ? entered : kept(c, entered), 200)
  })
  api.openapi(contract.enterWithPasswordRoute, async (c) => {
    return c.json(kept(c, await enterWithPassword(contextOf(c), c.req.valid('json'), originOf(c))), 200)
  })
  api.openapi(contract.choosePasswordRoute, async (c) =>
    c.json(kept(c, await chooseAtSignIn(contextOf(c), c.req.valid('json'), originOf(c))), 200),
  )
  api.openapi(contract.enterWithSecondFactorRoute, async (c) => {
    const session = await enterWithSecondFactor(contextOf(c), c.req.valid('json'), originOf(c))
    keepSession(c, session)
    return c.json(session, 200)
  })
  api.openapi(contract.offerTotpRoute, async (c) => {
    const issuer = c.var.t('identity:totp.issuer')
    return c.json(await offerAtSignIn(contextOf(c), { ...c.req.valid('json'), issuer }), 200)
  })
  api.openapi(contract.setUpTotpRoute, async (c) => {
    const { session, recoveryCodes } = await setUpAtSignIn(contextOf(c), c.req.valid('json'), originOf(c))
    keepSession(c, session)
    return c.json({ ...session, recoveryCodes }, 200)
  })
  api.openapi(contract.signOutRoute, async (c) => {
    const token = sessionToken(c.req.raw.headers)
    if (token && c.var.viewer) await signOut(contextOf(c), { token })
    dropSession(c)
    return c.body(null, 204)
  })
  api.openapi(contract.meRoute, async (c) => {
    const { viewer, actor } = c.var
    if (!viewer) throw requestErrors.error('sign-in-needed')
    const { personId, name } = viewer
    const unread = await identityPorts.unreadCount(personId)
    return c.json({ personId, name, unread, grants: [...actor.grants] }, 200)
  })
  api.openapi(contract.listSessionsRoute, async (c) => {
    const { viewer, services } = c.var
    if (!viewer) throw requestErrors.error('sign-in-needed')
    const found = await sessionsOf(
      services.db,
      viewer.personId,
      services.clock.now(),
      sessionToken(c.req.raw.headers),
    )
    const sessions = found.map((one) => ({
      ...one,
      since: one.since.toString(),
      until: one.until.toString(),
    }))
    return c.json({ sessions }, 200)
  })
  api.openapi(contract.endSessionRoute, async (c) => {
    await endSession(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.signOutEverywhereRoute, async (c) => {
    await signOutEverywhere(contextOf(c), {})
    dropSession(c)
    return c.body(null, 204)
  })
}

/** A session goes into the cookie too; a step that is missing is answered as it is. */
function kept(c: AppContext, admitted: Admitted) {
  if ('next' in admitted) return admitted.next
  keepSession(c, admitted.session)
  return admitted.session
}
