import type { Hono } from 'hono'
import { type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import { addChild } from '../../actions/care-for-child.ts'
import { FamilyPage } from '../../ui/portal/family-page.tsx'
import { childPortal, familyInSight as family } from './child.tsx'
import { formErrors } from './form-problem.ts'

export function familyPortal(portal: Hono<AppEnv>): void {
  portal.get('/my/family', async (c) => {
    const next = c.req.query('next')
    const handed = c.req.query('handed') === '1'
    return c.render(
      <FamilyPage family={await family(c)} next={next && localPath(next)} handed={handed} errors={[]} />,
    )
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

  childPortal(portal)
}
