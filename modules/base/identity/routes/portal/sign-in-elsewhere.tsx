import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import type { Problem } from '#kit/http/problem.ts'
import { linkAccount, unlinkAccount } from '../../actions/link-account.ts'
import { signInLibrary } from '../../actions/sign-in/auth.ts'
import { beginElsewhere, comeBack, enterFromElsewhere } from '../../actions/sign-in/external/enter.ts'
import { personOfLink } from '../../queries/linked-accounts.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { ConnectPage } from '../../ui/portal/connect-page.tsx'
import { PhonePage } from '../../ui/portal/phone-page.tsx'
import { originOf } from '../origin.ts'
import { formErrors } from './form-problem.ts'
import { allProviders, providersFor } from './providers.ts'
import { letIn } from './sign-in-steps.tsx'

const COOKIE = 'elsewhere'
const PATH = '/sign-in/with'
const SECURITY = '/my/security'

/** Signing in with an account elsewhere: away, back, and the first time a code to the phone, which links the two. */
export function signInElsewherePortal(portal: Hono<AppEnv>): void {
  portal.get(`${PATH}/:provider`, async (c) => {
    c.header('Cache-Control', 'no-store')
    const id = c.req.param('provider')
    const next = localPath(c.req.query('next'), '/my')
    const begun = await attempt(() => beginElsewhere(contextOf(c), { id, next }, originOf(c)))
    if (!begun.ok) return refused(c, next, begun.problem)
    const { secure } = signInLibrary()
    const maxAge = signIn.externalMinutes * 60
    // Lax: the provider sends the browser back by a link, with which the cookie must come along.
    setCookie(c, COOKIE, begun.value.state, { path: PATH, httpOnly: true, sameSite: 'Lax', secure, maxAge })
    return c.redirect(begun.value.address.href, 303)
  })

  portal.get(`${PATH}/:provider/back`, async (c) => {
    c.header('Cache-Control', 'no-store')
    const id = c.req.param('provider')
    const kept = getCookie(c, COOKIE)
    deleteCookie(c, COOKIE, { path: PATH })
    const answer = new URL(c.req.url).searchParams
    const came = await attempt(() => comeBack(contextOf(c), { id, kept, answer }, originOf(c)))
    if (!came.ok) return refused(c, '/my', came.problem)
    const { account, next } = came.value
    const { viewer, services } = c.var
    if (viewer && (await personOfLink(services.db, account)) === viewer.personId) return c.redirect(next, 303)
    const entered = await enterFromElsewhere(contextOf(c), account, originOf(c))
    if (!('link' in entered)) return letIn(c, entered, next)
    const label = allProviders(c).find((one) => one.id === id)?.label ?? ''
    const { link } = entered
    if (viewer) return c.render(<ConnectPage {...{ link, label, next, errors: [] }} />)
    return c.render(<PhonePage {...{ next, link, label, phone: account.phone ?? '', errors: [] }} />)
  })

  portal.post(`${SECURITY}/accounts`, async (c) => {
    if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
    const fields = await formFields(c)
    const [link, label] = [text(fields, 'link'), text(fields, 'label')]
    const next = localPath(text(fields, 'next'), SECURITY)
    const linked = await attempt(() => linkAccount(contextOf(c), { link }))
    if (linked.ok) return c.redirect(next === SECURITY ? `${SECURITY}?saved=1` : next, 303)
    c.status(linked.problem.status as 422)
    return c.render(<ConnectPage {...{ link, label, next, errors: formErrors(c, linked.problem) }} />)
  })

  portal.post(`${SECURITY}/accounts/remove`, async (c) => {
    if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
    await unlinkAccount(contextOf(c), { provider: text(await formFields(c), 'provider') })
    return c.redirect(`${SECURITY}?saved=1`, 303)
  })
}

/** What went wrong, in words, above the way that always works. */
function refused(c: AppContext, next: string, problem: Problem) {
  c.status(problem.status as 422)
  const errors = formErrors(c, problem)
  return c.render(<PhonePage {...{ next, errors }} providers={providersFor(c)} />)
}
