import type { Hono } from 'hono'
import { type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import { becomeFirstAdministrator, linkIsGood } from '../../actions/first-administrator.ts'
import { enterWithPassword } from '../../actions/sign-in/enter-with-password.ts'
import { errors } from '../../errors.ts'
import { SetupPage } from '../../ui/portal/setup-page.tsx'
import { originOf } from '../origin.ts'
import { keepSession } from '../session-cookie.ts'
import { formErrors } from './form-problem.ts'

/** Where the one-time link of an empty installation leads. */
export function setupPortal(portal: Hono<AppEnv>): void {
  portal.get('/setup', async (c) => {
    const token = c.req.query('token') ?? ''
    const { db, clock } = c.var.services
    if (!(await linkIsGood(db, clock.now(), token))) throw errors.error('link-over')
    return c.render(<SetupPage token={token} errors={[]} />)
  })

  portal.post('/setup', async (c) => {
    const fields = await formFields(c)
    const [token, name, username, password] = ['token', 'name', 'username', 'password'].map((field) =>
      text(fields, field),
    ) as [string, string, string, string]
    const made = await attempt(() =>
      becomeFirstAdministrator(contextOf(c), { token, name, username, password }),
    )
    if (!made.ok) {
      c.status(422)
      return c.render(<SetupPage {...{ token, name, username, errors: formErrors(c, made.problem) }} />)
    }
    keepSession(c, await enterWithPassword(contextOf(c), { username, password }, originOf(c)))
    return c.redirect('/console', 303)
  })
}
