import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import type { Problem } from '#kit/http/problem.ts'
import { changePassword } from '../../actions/change-password.ts'
import { confirmTotp, offerTotp, removeTotp, renewRecoveryCodes } from '../../actions/second-factor/totp.ts'
import { signInLibrary } from '../../actions/sign-in/auth.ts'
import { sessionToken } from '../../actions/sign-in/session-token.ts'
import { passwordOfPerson } from '../../queries/passwords.ts'
import { linkedAccountsOf } from '../../queries/linked-accounts.ts'
import { mustShowSecondFactor, secondFactorsOf } from '../../queries/second-factors.ts'
import { MySecurityPage } from '../../ui/portal/my-security-page.tsx'
import { MyTotpPage } from '../../ui/portal/my-totp-page.tsx'
import { RecoveryCodesPage } from '../../ui/portal/recovery-codes-page.tsx'
import { formErrors } from './form-problem.ts'
import { allProviders, providersFor } from './providers.ts'
import { reopenSession } from './reopen-session.ts'

const PAGE = '/my/security'

/** How someone signs in, and what protects it: for workers and staff alike. */
export function mySecurityPortal(portal: Hono<AppEnv>): void {
  portal.get(PAGE, (c) => showSecurity(c))

  portal.post(`${PAGE}/password`, async (c) => {
    me(c)
    const fields = await formFields(c)
    const change = { current: text(fields, 'current'), password: text(fields, 'password') }
    const keep = sessionToken(c.req.raw.headers)
    const changed = await attempt(() => changePassword(contextOf(c), { ...change, keep }))
    return changed.ok ? c.redirect(`${PAGE}?saved=1`, 303) : showSecurity(c, changed.problem)
  })

  portal.get(`${PAGE}/totp`, (c) => showTotp(c))

  portal.post(`${PAGE}/totp`, async (c) => {
    me(c)
    const fields = await formFields(c)
    const proof = { code: text(fields, 'code'), current: text(fields, 'current') }
    const confirmed = await attempt(() => confirmTotp(contextOf(c), proof))
    if (!confirmed.ok) return showTotp(c, confirmed.problem)
    await reopenSession(c)
    return c.render(<RecoveryCodesPage codes={confirmed.value.recoveryCodes} next={PAGE} />)
  })

  portal.post(`${PAGE}/recovery-codes`, async (c) => {
    me(c)
    const code = text(await formFields(c), 'code')
    const renewed = await attempt(() => renewRecoveryCodes(contextOf(c), { code }))
    if (!renewed.ok) return showSecurity(c, renewed.problem)
    return c.render(<RecoveryCodesPage codes={renewed.value.recoveryCodes} next={PAGE} />)
  })

  portal.post(`${PAGE}/totp/off`, async (c) => {
    me(c)
    const code = text(await formFields(c), 'code')
    const off = await attempt(() => removeTotp(contextOf(c), { code }))
    return off.ok ? c.redirect(`${PAGE}?saved=1`, 303) : showSecurity(c, off.problem)
  })
}

/** @throws Problem `sign-in-needed` */
function me(c: AppContext): string {
  if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
  return c.var.viewer.personId
}

async function showSecurity(c: AppContext, problem?: Problem) {
  const personId = me(c)
  const { db, clock } = c.var.services
  const [factors, password, linked, must] = await Promise.all([
    secondFactorsOf(db, personId),
    passwordOfPerson(db, personId),
    linkedAccountsOf(db, [personId]),
    mustShowSecondFactor(db, personId, { now: clock.now(), allStaff: signInLibrary().allStaff }),
  ])
  if (problem) c.status(problem.status as 422)
  return c.render(
    <MySecurityPage
      {...{ factors, must }}
      elsewhere={elsewhereOf(c, linked)}
      hasPassword={password !== null}
      saved={c.req.query('saved') === '1'}
      errors={problem ? formErrors(c, problem) : []}
    />,
  )
}

/** WeChat's accounts are kept under the app that they belong to: `wechat:APPID`. */
function elsewhereOf(c: AppContext, linked: Awaited<ReturnType<typeof linkedAccountsOf>>) {
  const offered = providersFor(c)
  const idOf = (provider: string) => provider.split(':')[0]!
  const labels = new Map(allProviders(c).map(({ id, label }) => [id, label]))
  return {
    linked: linked.map(({ provider, linkedAt }) => ({
      provider,
      label: labels.get(idOf(provider)) ?? provider,
      since: linkedAt,
    })),
    offered: offered.filter(({ id }) => linked.every(({ provider }) => idOf(provider) !== id)),
  }
}

async function showTotp(c: AppContext, problem?: Problem) {
  const personId = me(c)
  const { totp } = await secondFactorsOf(c.var.services.db, personId)
  const { key, address } = await offerTotp(contextOf(c), { issuer: c.var.t('identity:totp.issuer') })
  if (problem) c.status(problem.status as 422)
  const errors = problem ? formErrors(c, problem) : []
  return c.render(<MyTotpPage {...{ secret: key, address, errors }} replaces={totp} />)
}
