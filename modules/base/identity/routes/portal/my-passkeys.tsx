import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import type { Problem } from '#kit/http/problem.ts'
import { removePasskey } from '../../actions/sign-in/passkeys.ts'
import { passkeysOf } from '../../queries/passkeys.ts'
import { MyPasskeysPage } from '../../ui/portal/my-passkeys-page.tsx'
import { formErrors } from './form-problem.ts'

const PAGE = '/my/security/passkeys'

/** The passkeys of whoever is signed in: to add where the browser can, and to take away without a script too. */
export function myPasskeysPortal(portal: Hono<AppEnv>): void {
  portal.get(PAGE, (c) => show(c))
  portal.post(PAGE, async (c) => {
    const passkeyId = text(await formFields(c), 'passkeyId')
    const removed = await attempt(() => removePasskey(contextOf(c), { passkeyId }))
    return removed.ok ? c.redirect(`${PAGE}?saved=1`, 303) : show(c, removed.problem)
  })
}

async function show(c: AppContext, problem?: Problem) {
  const { viewer, services } = c.var
  if (!viewer) throw requestErrors.error('sign-in-needed')
  const passkeys = await passkeysOf(services.db, viewer.personId)
  if (problem) c.status(problem.status as 422)
  const errors = problem ? formErrors(c, problem) : []
  return c.render(<MyPasskeysPage {...{ passkeys, errors }} saved={c.req.query('saved') === '1'} />)
}
