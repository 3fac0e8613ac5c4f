import type { Hono } from 'hono'
import { type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import { enterWithPassword } from '../../actions/sign-in/enter-with-password.ts'
import { StaffSignInPage } from '../../ui/portal/staff-sign-in-page.tsx'
import { originOf } from '../origin.ts'
import { formErrors } from './form-problem.ts'
import { providersFor } from './providers.ts'
import { letIn } from './sign-in-steps.tsx'

const CONSOLE = '/console/'

/** Where staff sign in, for the console too: one page, which works without a script. */
export function staffSignInPortal(portal: Hono<AppEnv>): void {
  portal.get('/sign-in/staff', (c) => {
    const next = localPath(c.req.query('next'), CONSOLE)
    return c.var.viewer
      ? c.redirect(next, 303)
      : c.render(<StaffSignInPage next={next} providers={providersFor(c)} errors={[]} />)
  })

  portal.post('/sign-in/staff', async (c) => {
    const fields = await formFields(c)
    const next = localPath(text(fields, 'next'), CONSOLE)
    const [username, password] = [text(fields, 'username'), text(fields, 'password')]
    const entered = await attempt(() => enterWithPassword(contextOf(c), { username, password }, originOf(c)))
    if (entered.ok) return letIn(c, entered.value, next)
    c.status(entered.problem.status as 422)
    const [providers, errors] = [providersFor(c), formErrors(c, entered.problem)]
    return c.render(<StaffSignInPage {...{ next, username, providers, errors }} />)
  })
}
