import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import { addChild, correctChild, removeChild } from '../../actions/care-for-child.ts'
import { familyOf } from '../../queries/family.ts'
import { ChildPage } from '../../ui/portal/child-page.tsx'
import { FamilyPage } from '../../ui/portal/family-page.tsx'
import { formErrors } from './form-problem.ts'

export function familyPortal(portal: Hono<AppEnv>): void {
  portal.get('/my/family', async (c) => {
    const next = c.req.query('next')
    return c.render(<FamilyPage family={await family(c)} next={next && localPath(next)} errors={[]} />)
  })

  portal.post('/my/family', async (c) => {
    const fields = await formFields(c)
    const next = text(fields, 'next') && localPath(text(fields, 'next'))
    const child = {
      name: text(fields, 'name'),
      birthYear: text(fields, 'birthYear'),
      agreed: text(fields, 'agreed') === '1',
    }
    const added = await attempt(() => addChild(contextOf(c), child))
    if (added.ok) return c.redirect(next || '/my/family', 303)
    c.status(422)
    return c.render(
      <FamilyPage
        {...{ family: await family(c), next, typed: child, errors: formErrors(c, added.problem) }}
      />,
    )
  })

  portal.get('/my/family/:personId', async (c) => c.render(<ChildPage child={await child(c)} errors={[]} />))

  portal.post('/my/family/:personId', async (c) => {
    const fields = await formFields(c)
    const { id: personId } = await child(c)
    const act = () =>
      text(fields, 'remove') === '1'
        ? removeChild(contextOf(c), { personId })
        : correctChild(contextOf(c), {
            personId,
            name: text(fields, 'name'),
            birthYear: text(fields, 'birthYear'),
          })
    const done = await attempt(act)
    if (done.ok) return c.redirect('/my/family', 303)
    c.status(422)
    return c.render(<ChildPage child={await child(c)} errors={formErrors(c, done.problem)} />)
  })
}

function family(c: AppContext) {
  if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
  return familyOf(c.var.services.db, c.var.viewer.personId)
}

async function child(c: AppContext) {
  const found = (await family(c)).find(({ id }) => id === c.req.param('personId'))
  if (!found) throw requestErrors.error('not-found')
  return found
}
