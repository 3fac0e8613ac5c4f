import type { Hono } from 'hono'
import { divisionName } from '#modules/base/places/index.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formFields, text } from '#kit/http/form.ts'
import { localeFromTag } from '#kit/i18n/index.ts'
import { giveConsent, withdrawConsent } from '../../actions/change-consent.ts'
import { correctMyData } from '../../actions/correct-my-data.ts'
import { forgetMe } from '../../actions/forget-me.ts'
import { endSession, signOutEverywhere } from '../../actions/sign-out.ts'
import { sessionToken } from '../../actions/sign-in/session-token.ts'
import { consentsByChoice } from '../../contract.ts'
import { consentsOf } from '../../queries/consents.ts'
import { myData } from '../../queries/my-data.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { ForgetMePage } from '../../ui/portal/forget-me-page.tsx'
import { MyDataPage } from '../../ui/portal/my-data-page.tsx'
import { rememberReading } from '../reading-cookies.ts'
import { dropSession } from '../session-cookie.ts'
import { formErrors } from './form-problem.ts'

export function myDataPortal(portal: Hono<AppEnv>): void {
  portal.get('/my/data', (c) => showMyData(c, [], c.req.query('saved') === '1'))

  portal.post('/my/data', async (c) => {
    const fields = await formFields(c)
    const change = {
      name: text(fields, 'name'),
      email: text(fields, 'email'),
      birthYear: text(fields, 'birthYear') === '' ? null : text(fields, 'birthYear'),
      member: text(fields, 'member') === '1',
      unionName: text(fields, 'unionName'),
      gigWorker: text(fields, 'gigWorker') === '1',
      retired: text(fields, 'retired') === '1',
      locale: localeFromTag(text(fields, 'locale')) ?? c.var.locale,
      elderMode: text(fields, 'elderMode') === '1',
      ...(c.var.place && text(fields, 'here') === '1' ? { divisionCode: c.var.place } : {}),
    }
    const { name, ...rest } = change
    // Who never told a name is not made to: it is asked for when it is needed.
    const saved = await attempt(() => correctMyData(contextOf(c), name === '' ? rest : change))
    if (saved.ok) {
      rememberReading(c, change)
      return c.redirect('/my/data?saved=1', 303)
    }
    c.status(422)
    return showMyData(c, formErrors(c, saved.problem), false)
  })

  portal.post('/my/data/consents', async (c) => {
    const fields = await formFields(c)
    const purpose = consentsByChoice.find((one) => one === text(fields, 'purpose'))
    if (!purpose) throw requestErrors.error('not-found')
    const change = text(fields, 'agree') === '1' ? giveConsent : withdrawConsent
    await change(contextOf(c), { purpose })
    return c.redirect('/my/data?saved=1#consents', 303)
  })

  portal.post('/my/data/sessions', async (c) => {
    const sessionId = text(await formFields(c), 'sessionId')
    if (sessionId) {
      await endSession(contextOf(c), { sessionId })
      return c.redirect('/my/data?saved=1#sessions', 303)
    }
    await signOutEverywhere(contextOf(c), {})
    dropSession(c)
    return c.redirect('/', 303)
  })

  portal.get('/my/data/download', async (c) => {
    const { data, consents } = await kept(c)
    return c.body(JSON.stringify({ data, consents }, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    })
  })

  portal.get('/my/data/forget', (c) => (c.var.viewer ? c.render(<ForgetMePage />) : toSignIn()))
  portal.post('/my/data/forget', async (c) => {
    await forgetMe(contextOf(c), {})
    dropSession(c)
    return c.redirect('/', 303)
  })
}

async function showMyData(c: AppContext, errors: { field?: string; message: string }[], saved: boolean) {
  const { data, consents, sessions } = await kept(c)
  const place = data.divisionCode && divisionName(data.divisionCode)
  const here = c.var.place && c.var.place !== data.divisionCode ? divisionName(c.var.place) : null
  return c.render(<MyDataPage {...{ data, consents, sessions, place, here, errors, saved }} />)
}

async function kept(c: AppContext) {
  const { viewer, services } = c.var
  const data = viewer && (await myData(services.db, viewer.personId))
  if (!data) return toSignIn()
  const [consents, sessions] = await Promise.all([
    consentsOf(services.db, data.personId),
    sessionsOf(services.db, data.personId, services.clock.now(), sessionToken(c.req.raw.headers)),
  ])
  return {
    data: { ...data, since: data.since.toString() },
    consents: consents.map((one) => ({
      ...one,
      givenAt: one.givenAt.toString(),
      withdrawnAt: one.withdrawnAt?.toString() ?? null,
    })),
    sessions: sessions.map((one) => ({ ...one, since: one.since.toString(), until: one.until.toString() })),
  }
}

function toSignIn(): never {
  throw requestErrors.error('sign-in-needed')
}
