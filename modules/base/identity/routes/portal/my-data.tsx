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
import { consentPurposes, consentsByChoice } from '../../contract.ts'
import { looksAt } from '../../actions/personal-data/looks.ts'
import { consentsOf } from '../../queries/consents.ts'
import { myData } from '../../queries/my-data.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { consentTexts, standingOf } from '../../rules/consent.ts'
import type { Standings } from '../../ui/portal/consent-list.tsx'
import { ConsentPage } from '../../ui/portal/consent-page.tsx'
import { CopyPage } from '../../ui/portal/copy-page.tsx'
import { ForgetMePage } from '../../ui/portal/forget-me-page.tsx'
import { MyDataPage } from '../../ui/portal/my-data-page.tsx'
import { rememberReading } from '../reading-cookies.ts'
import { dropSession } from '../session-cookie.ts'
import { sendCopy, toldOf, withFamily } from '../told.ts'
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

  portal.get('/my/data/consents/:purpose', async (c) => {
    const purpose = consentPurposes.find((one) => one === c.req.param('purpose'))
    if (!purpose) throw requestErrors.error('not-found')
    const { consents, standings } = await kept(c)
    const props = { purpose, versions: consentTexts[purpose], standing: standings[purpose], consents }
    return c.render(<ConsentPage {...props} />)
  })

  portal.get('/my/data/copy', async (c) => {
    const { data } = await kept(c)
    const tables = await toldOf(c, await withFamily(c, data.personId))
    const { t } = c.var
    const crumbs = [
      { label: t('identity:my'), href: '/my' },
      { label: t('identity:data.title'), href: '/my/data' },
    ]
    return c.render(
      <CopyPage title={t('identity:copy.title')} download="/my/data/download" {...{ tables, crumbs }} />,
    )
  })

  portal.get('/my/data/download', async (c) => {
    const { data } = await kept(c)
    return sendCopy(c, await toldOf(c, await withFamily(c, data.personId)), 'my-data.json')
  })

  portal.get('/my/data/forget', (c) => (c.var.viewer ? c.render(<ForgetMePage errors={[]} />) : toSignIn()))
  portal.post('/my/data/forget', async (c) => {
    if (text(await formFields(c), 'sure') !== '1') {
      c.status(422)
      const errors = [{ field: 'sure', message: c.var.t('identity:errors.not-sure') }]
      return c.var.viewer ? c.render(<ForgetMePage errors={errors} />) : toSignIn()
    }
    await forgetMe(contextOf(c), {})
    dropSession(c)
    return c.redirect('/', 303)
  })
}

async function showMyData(c: AppContext, errors: { field?: string; message: string }[], saved: boolean) {
  const { data, consents, standings, looks, sessions } = await kept(c)
  const place = data.divisionCode && divisionName(data.divisionCode)
  const here = c.var.place && c.var.place !== data.divisionCode ? divisionName(c.var.place) : null
  return c.render(
    <MyDataPage {...{ data, consents, standings, looks, sessions, place, here, errors, saved }} />,
  )
}

async function kept(c: AppContext) {
  const { viewer, services } = c.var
  const data = viewer && (await myData(services.db, viewer.personId))
  if (!data) return toSignIn()
  const [consents, looks, sessions] = await Promise.all([
    consentsOf(services.db, data.personId),
    looksAt(services.db, [data.personId]),
    sessionsOf(services.db, data.personId, services.clock.now(), sessionToken(c.req.raw.headers)),
  ])
  return {
    standings: Object.fromEntries(
      consentPurposes.map((purpose) => [purpose, standingOf(consents, purpose)]),
    ) as Standings,
    looks: looks.map((one) => ({ ...one, at: one.at.toString() })),
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
