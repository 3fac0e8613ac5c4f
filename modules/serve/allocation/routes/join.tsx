import type { Hono } from 'hono'
import { normalizeTicketCode } from '#kit/crypto/index.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formErrors, formFields, text, texts } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { inviteToParty, joinParty, leaveParty } from '../actions/join-party.ts'
import { applicationByCode } from '../queries/applications.ts'
import { JoinPage } from '../ui/portal/join-page.tsx'
import { family } from './family.ts'
import { shownRound, signedIn, visibleRound } from './read.ts'

const one = '/rounds/:palaceId{[0-9a-f-]{36}}/:roundId{[0-9a-f-]{36}}'

/** Joining a party by its code or link, each on their own phone; and making the code. */
export function joinPortal(portal: Hono<AppEnv>): void {
  portal.get(`${one}/join`, (c) => showJoin(c, c.req.query('code') ?? ''))
  portal.post(`${one}/join`, async (c) => {
    signedIn(c)
    const fields = await formFields(c)
    const code = text(fields, 'code')
    const ids = idsOf(c)
    const wish = { ...ids, code, personIds: texts(fields, 'personIds') }
    const done = await attempt(() => joinParty(contextOf(c), wish))
    if (done.ok) return c.redirect(`${hrefOf(c)}/mine?done=joined`, 303)
    c.status(422)
    const shapes = { code: 'allocation:errors.no-such-party', personIds: 'allocation:errors.nobody-chosen' }
    return showJoin(c, code, formErrors(c, done.problem, shapes))
  })
  portal.post(`${one}/mine/invitation`, async (c) => {
    signedIn(c)
    await inviteToParty(contextOf(c), idsOf(c))
    return c.redirect(`${hrefOf(c)}/mine?done=invited`, 303)
  })
  portal.post(`${one}/mine/left`, async (c) => {
    signedIn(c)
    await leaveParty(contextOf(c), idsOf(c))
    return c.redirect(`${hrefOf(c)}?done=left`, 303)
  })
}

const idsOf = (c: AppContext) => ({
  palaceId: c.req.param('palaceId')!,
  roundId: c.req.param('roundId')!,
})
const hrefOf = (c: AppContext) => `/rounds/${idsOf(c).palaceId}/${idsOf(c).roundId}`

async function showJoin(c: AppContext, typed: string, problems: FormError[] = []) {
  signedIn(c)
  const { palaceId, roundId } = idsOf(c)
  const { db, clock } = c.var.services
  const round = await visibleRound(c, palaceId, roundId)
  const code = normalizeTicketCode(typed).slice(0, 20)
  const party = code ? await applicationByCode(db, palaceId, roundId, code) : undefined
  const leader = party?.applicantId
    ? ((await peopleForDisplay(db, [party.applicantId])).get(party.applicantId)?.nameMasked ?? '*')
    : null
  const unknown = code !== '' && !party && problems.length === 0
  return c.render(
    <JoinPage
      round={await shownRound(db, round, clock.now())}
      code={code}
      party={party && leader ? { leader, choices: party.choices, size: party.size } : null}
      people={await family(c)}
      errors={unknown ? [{ field: 'code', message: c.var.t('allocation:errors.no-such-party') }] : problems}
    />,
  )
}
