import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import { correctMyData } from '../../actions/correct-my-data.ts'
import { signOut } from '../../actions/sign-out.ts'
import { enterWithCode } from '../../actions/sign-in/enter-with-code.ts'
import { sendCode } from '../../actions/sign-in/send-code.ts'
import { sessionToken } from '../../actions/sign-in/session-token.ts'
import { myData } from '../../queries/my-data.ts'
import { CodePage } from '../../ui/portal/code-page.tsx'
import { NamePage } from '../../ui/portal/name-page.tsx'
import { PhonePage } from '../../ui/portal/phone-page.tsx'
import { SignOutPage } from '../../ui/portal/sign-out-page.tsx'
import { originOf } from '../origin.ts'
import { rememberReading } from '../reading-cookies.ts'
import { dropSession, keepSession } from '../session-cookie.ts'
import { formErrors } from './form-problem.ts'
import { providersFor } from './providers.ts'
import { letIn } from './sign-in-steps.tsx'

/** Phone, then code, then back to where one came from. The phone travels in the form, never in an address or a cookie. */
export function signInPortal(portal: Hono<AppEnv>): void {
  portal.get('/sign-in', (c) => {
    const next = localPath(c.req.query('next'), '/my')
    return c.var.viewer
      ? c.redirect(next, 303)
      : c.render(<PhonePage next={next} providers={providersFor(c)} errors={[]} />)
  })

  portal.post('/sign-in', async (c) => {
    const fields = await formFields(c)
    const next = localPath(text(fields, 'next'), '/my')
    const phone = text(fields, 'phone')
    const agreed = text(fields, 'agreed') === '1'
    const linking = linkingOf(c, fields)
    if (!agreed) {
      c.status(422)
      const errors = [{ field: 'agreed', message: c.var.t('identity:errors.consent-needed') }]
      return c.render(<PhonePage {...{ next, phone, errors, ...linking }} />)
    }
    const sent = await attempt(() => sendCode(contextOf(c), { phone, locale: c.var.locale }, originOf(c)))
    if (sent.ok) return c.render(<CodePage {...{ next, phone: sent.value.phone, errors: [], ...linking }} />)
    c.status(422)
    const errors = formErrors(c, sent.problem)
    return c.render(<PhonePage {...{ next, phone, agreed, errors, ...linking }} />)
  })

  portal.post('/sign-in/code', async (c) => {
    const fields = await formFields(c)
    const next = localPath(text(fields, 'next'), '/my')
    const phone = text(fields, 'phone')
    const agreed = text(fields, 'agreed') === '1'
    const linking = linkingOf(c, fields)
    const entry = {
      phone,
      code: text(fields, 'code'),
      agreed,
      locale: c.var.locale,
      link: text(fields, 'link') || undefined,
    }
    const entered = await attempt(() => enterWithCode(contextOf(c), entry, originOf(c)))
    if (!entered.ok) {
      c.status(422)
      return c.render(<CodePage {...{ next, phone, errors: formErrors(c, entered.problem), ...linking }} />)
    }
    const { value } = entered
    if ('next' in value) return letIn(c, value, next)
    keepSession(c, value.session)
    const known = await myData(c.var.services.db, value.session.personId)
    // Who chose elder mode here just now keeps it; who chose it before gets it back.
    if (known?.elderMode) rememberReading(c, known)
    return c.redirect(known?.name ? next : `/sign-in/name?next=${encodeURIComponent(next)}`, 303)
  })

  portal.get('/sign-in/name', (c) => {
    const next = localPath(c.req.query('next'), '/my')
    return c.var.viewer ? c.render(<NamePage next={next} errors={[]} />) : c.redirect('/sign-in', 303)
  })

  portal.post('/sign-in/name', async (c) => {
    const fields = await formFields(c)
    const next = localPath(text(fields, 'next'), '/my')
    const told = await attempt(() => correctMyData(contextOf(c), { name: text(fields, 'name') }))
    if (told.ok) return c.redirect(next, 303)
    c.status(422)
    return c.render(<NamePage next={next} errors={formErrors(c, told.problem)} />)
  })

  portal.get('/sign-out', (c) => (c.var.viewer ? c.render(<SignOutPage />) : c.redirect('/', 303)))

  portal.post('/sign-out', async (c) => {
    const token = sessionToken(c.req.raw.headers)
    if (token && c.var.viewer) await signOut(contextOf(c), { token })
    dropSession(c)
    return c.redirect('/', 303)
  })
}

/** The account elsewhere that is being linked on the way, or the ways that are offered instead. */
function linkingOf(c: AppContext, fields: Record<string, string | string[]>) {
  const [link, label] = [text(fields, 'link'), text(fields, 'label')]
  return link ? { link, label } : { providers: providersFor(c) }
}
