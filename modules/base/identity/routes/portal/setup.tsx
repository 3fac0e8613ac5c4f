import type { Hono } from 'hono'
import { holdsAnywhere } from '#kit/access/index.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import {
  becomeFirstAdministrator,
  firstAdministratorLinks,
  officeOfLink,
} from '../../actions/first-administrator.ts'
import { signInLibrary } from '../../actions/sign-in/auth.ts'
import { enterWithPassword } from '../../actions/sign-in/enter-with-password.ts'
import { errors } from '../../errors.ts'
import { SetupNextPage } from '../../ui/portal/setup-next-page.tsx'
import { SetupPage } from '../../ui/portal/setup-page.tsx'
import { originOf } from '../origin.ts'
import { formErrors } from './form-problem.ts'
import { letIn } from './sign-in-steps.tsx'

/** Where the one-time links of an empty installation lead: to its system administrator, then to its security administrator. */
export function setupPortal(portal: Hono<AppEnv>): void {
  portal.get('/setup', async (c) => {
    const token = c.req.query('token') ?? ''
    return c.render(<SetupPage token={token} office={await officeOf(c, token)} errors={[]} />)
  })

  portal.post('/setup', async (c) => {
    const fields = await formFields(c)
    const [token, name, username, password] = ['token', 'name', 'username', 'password'].map((field) =>
      text(fields, field),
    ) as [string, string, string, string]
    const office = await officeOf(c, token)
    const made = await attempt(() =>
      becomeFirstAdministrator(contextOf(c), { token, name, username, password }),
    )
    if (!made.ok) {
      c.status(422)
      const errors = formErrors(c, made.problem)
      return c.render(<SetupPage {...{ token, office, name, username, errors }} />)
    }
    const entered = await enterWithPassword(contextOf(c), { username, password }, originOf(c))
    return letIn(c, entered, office === 'systemAdministrator' ? '/setup/next' : '/console')
  })

  /** The link for the other administrator, for the one who came first to pass on. */
  portal.get('/setup/next', async (c) => {
    if (!holdsAnywhere(c.var.actor, ['systemAdministrator'])) throw requestErrors.error('sign-in-needed')
    const [missing] = await firstAdministratorLinks(c.var.services, signInLibrary().baseUrl)
    return missing ? c.render(<SetupNextPage link={missing.link} />) : c.redirect('/console', 303)
  })
}

/** @throws Problem `link-over` */
async function officeOf(c: AppContext, token: string) {
  const { db, clock } = c.var.services
  const office = await officeOfLink(db, clock.now(), token)
  if (!office) throw errors.error('link-over')
  return office
}
