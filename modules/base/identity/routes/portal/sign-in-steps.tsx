import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formFields, localPath, text } from '#kit/http/form.ts'
import type { Problem } from '#kit/http/problem.ts'
import { chooseAtSignIn } from '../../actions/change-password.ts'
import type { Admitted, NextStep } from '../../actions/sign-in/admit.ts'
import {
  enterWithSecondFactor,
  offerAtSignIn,
  setUpAtSignIn,
} from '../../actions/sign-in/enter-with-second-factor.ts'
import { ChoosePasswordPage } from '../../ui/portal/choose-password-page.tsx'
import { RecoveryCodesPage } from '../../ui/portal/recovery-codes-page.tsx'
import { SecondFactorPage } from '../../ui/portal/second-factor-page.tsx'
import { SetUpPage } from '../../ui/portal/set-up-page.tsx'
import { originOf } from '../origin.ts'
import { keepSession } from '../session-cookie.ts'
import { formErrors } from './form-problem.ts'

/** What is asked after the first proof. The challenge travels in the form, never in an address or a cookie. */
export function signInStepsPortal(portal: Hono<AppEnv>): void {
  portal.post('/sign-in/second-factor', async (c) => {
    const { challenge, code, next } = await stepFields(c)
    const entered = await attempt(() => enterWithSecondFactor(contextOf(c), { challenge, code }, originOf(c)))
    if (entered.ok) return letIn(c, { session: entered.value }, next)
    return again(c, { step: 'secondFactor', challenge }, next, entered.problem)
  })

  portal.post('/sign-in/second-factor/set-up', async (c) => {
    const { challenge, code, next } = await stepFields(c)
    const entered = await attempt(() => setUpAtSignIn(contextOf(c), { challenge, code }, originOf(c)))
    if (!entered.ok) return again(c, { step: 'setUp', challenge }, next, entered.problem)
    keepSession(c, entered.value.session)
    return c.render(<RecoveryCodesPage codes={entered.value.recoveryCodes} next={next} />)
  })

  portal.post('/sign-in/password', async (c) => {
    const { challenge, password, next } = await stepFields(c)
    const chosen = await attempt(() => chooseAtSignIn(contextOf(c), { challenge, password }, originOf(c)))
    if (chosen.ok) return letIn(c, chosen.value, next)
    return again(c, { step: 'choosePassword', challenge }, next, chosen.problem)
  })
}

async function stepFields(c: AppContext) {
  const fields = await formFields(c)
  return {
    challenge: text(fields, 'challenge'),
    code: text(fields, 'code'),
    password: text(fields, 'password'),
    next: localPath(text(fields, 'next'), '/my'),
  }
}

/** In, and on to where one was going; or to the step that is missing. */
export async function letIn(c: AppContext, admitted: Admitted, next: string): Promise<Response> {
  if ('next' in admitted) return askStep(c, admitted.next, next)
  keepSession(c, admitted.session)
  return c.redirect(next, 303)
}

type Step = Pick<NextStep, 'step' | 'challenge'>

async function askStep(c: AppContext, { step, challenge }: Step, next: string, problem?: Problem) {
  const errors = problem ? formErrors(c, problem) : []
  if (step === 'choosePassword') return c.render(<ChoosePasswordPage {...{ challenge, next, errors }} />)
  if (step === 'secondFactor') return c.render(<SecondFactorPage {...{ challenge, next, errors }} />)
  const issuer = c.var.t('identity:totp.issuer')
  const { key, address } = await offerAtSignIn(contextOf(c), { challenge, issuer })
  return c.render(<SetUpPage {...{ challenge, next, secret: key, address, errors }} />)
}

/** The step once more, with what is wrong. A challenge that is over begins anew. */
function again(c: AppContext, step: Step, next: string, problem: Problem) {
  if (problem.code === 'sign-in-over') return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
  c.status(problem.status as 422)
  return askStep(c, step, next, problem)
}
