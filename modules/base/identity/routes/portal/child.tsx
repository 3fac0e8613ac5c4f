import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import { correctChild, removeChild } from '../../actions/care-for-child.ts'
import { handOverChild } from '../../actions/hand-over-child.ts'
import { looksAt } from '../../actions/personal-data/looks.ts'
import { sendCode } from '../../actions/sign-in/send-code.ts'
import { consentsOf } from '../../queries/consents.ts'
import { familyOf } from '../../queries/family.ts'
import { grownInYear, ownAccountFromAge, yearSurelyAged } from '../../rules/age.ts'
import { ChildPage, type ChildPageProps } from '../../ui/portal/child-page.tsx'
import { CopyPage } from '../../ui/portal/copy-page.tsx'
import { originOf } from '../origin.ts'
import { sendCopy, toldOf } from '../told.ts'
import { formErrors } from './form-problem.ts'

/** What a guardian sees and does about one child's data. */
export function childPortal(portal: Hono<AppEnv>): void {
  portal.get('/my/family/:personId', (c) => showChild(c))

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
    return showChild(c, { errors: formErrors(c, done.problem) })
  })

  portal.get('/my/family/:personId/copy', async (c) => {
    const { id, name } = await child(c)
    const { t } = c.var
    const title = t('identity:copy.childTitle', { name })
    const crumbs = [
      { label: t('identity:my'), href: '/my' },
      { label: t('identity:family.title'), href: '/my/family' },
      { label: name, href: `/my/family/${id}` },
    ]
    const tables = await toldOf(c, [id])
    return c.render(<CopyPage {...{ title, tables, crumbs }} download={`/my/family/${id}/download`} />)
  })

  portal.get('/my/family/:personId/download', async (c) =>
    sendCopy(c, await toldOf(c, [(await child(c)).id]), 'child-data.json'),
  )

  // First the code goes to the child's phone, then the child enters it and agrees.
  portal.post('/my/family/:personId/own', async (c) => {
    const fields = await formFields(c)
    const { id: personId } = await child(c)
    const [phone, code] = [text(fields, 'phone'), text(fields, 'code')]
    if (code === '') {
      const sent = await attempt(() => sendCode(contextOf(c), { phone, locale: c.var.locale }, originOf(c)))
      if (sent.ok) return showChild(c, { sentTo: sent.value.phone })
      c.status(422)
      return showChild(c, { errors: formErrors(c, sent.problem) })
    }
    const agreed = text(fields, 'agreed') === '1'
    const done = await attempt(() =>
      handOverChild(contextOf(c), { personId, phone, code, agreed }, originOf(c)),
    )
    if (done.ok) return c.redirect('/my/family?handed=1', 303)
    c.status(422)
    return showChild(c, { sentTo: phone, errors: formErrors(c, done.problem) })
  })
}

/** The children of whoever is signed in. @throws Problem `sign-in-needed` */
export function familyInSight(c: AppContext) {
  if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
  return familyOf(c.var.services.db, c.var.viewer.personId)
}

async function child(c: AppContext) {
  const found = (await familyInSight(c)).find(({ id }) => id === c.req.param('personId'))
  if (!found) throw requestErrors.error('not-found')
  return found
}

async function showChild(c: AppContext, more: Partial<Pick<ChildPageProps, 'sentTo' | 'errors'>> = {}) {
  const { db, clock } = c.var.services
  const found = await child(c)
  const [consents, looks] = await Promise.all([consentsOf(db, found.id), looksAt(db, [found.id])])
  const props: ChildPageProps = {
    child: found,
    consents: consents.map((one) => ({
      ...one,
      givenAt: one.givenAt.toString(),
      withdrawnAt: one.withdrawnAt?.toString() ?? null,
    })),
    looks: looks.map((one) => ({ ...one, at: one.at.toString() })),
    ownFrom: yearSurelyAged(found.birthYear, ownAccountFromAge),
    grown: grownInYear(found.birthYear),
    year: clock.now().toZonedDateTimeISO('Asia/Shanghai').year,
    errors: [],
    ...more,
  }
  return c.render(<ChildPage {...props} />)
}
