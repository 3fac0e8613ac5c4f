import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { addChild, correctChild, removeChild } from '../../actions/care-for-child.ts'
import { looksAt } from '../../actions/personal-data/looks.ts'
import { giveConsent, withdrawConsent } from '../../actions/change-consent.ts'
import { correctMyData } from '../../actions/correct-my-data.ts'
import { forgetMe } from '../../actions/forget-me.ts'
import * as contract from '../../contract.ts'
import { consentsOf } from '../../queries/consents.ts'
import { familyOf, isGuardianOf } from '../../queries/family.ts'
import { myData } from '../../queries/my-data.ts'
import { dropSession } from '../session-cookie.ts'
import { copyOf, toldOf, withFamily } from '../told.ts'

export function mineApi(api: Api): void {
  api.openapi(contract.myDataRoute, async (c) => c.json(await ownData(c), 200))
  api.openapi(contract.correctMyDataRoute, async (c) => {
    await correctMyData(contextOf(c), c.req.valid('json'))
    return c.json(await ownData(c), 200)
  })
  api.openapi(contract.copyMyDataRoute, async (c) =>
    c.json(copyOf(c, await toldOf(c, await withFamily(c, me(c)))), 200),
  )
  api.openapi(contract.copyChildDataRoute, async (c) => {
    const { personId } = c.req.valid('param')
    if (!(await isGuardianOf(c.var.services.db, me(c), personId))) throw requestErrors.error('not-found')
    return c.json(copyOf(c, await toldOf(c, [personId])), 200)
  })
  api.openapi(contract.looksRoute, async (c) => {
    const found = await looksAt(c.var.services.db, await withFamily(c, me(c)))
    return c.json({ looks: found.map((one) => ({ ...one, at: one.at.toString() })) }, 200)
  })
  api.openapi(contract.forgetMeRoute, async (c) => {
    await forgetMe(contextOf(c), {})
    dropSession(c)
    return c.body(null, 204)
  })
  api.openapi(contract.listConsentsRoute, async (c) => {
    const found = await consentsOf(c.var.services.db, me(c))
    const consents = found.map((one) => ({
      ...one,
      givenAt: one.givenAt.toString(),
      withdrawnAt: one.withdrawnAt?.toString() ?? null,
    }))
    return c.json({ consents }, 200)
  })
  api.openapi(contract.giveConsentRoute, async (c) => {
    await giveConsent(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.withdrawConsentRoute, async (c) => {
    await withdrawConsent(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.listFamilyRoute, async (c) =>
    c.json({ children: await familyOf(c.var.services.db, me(c)) }, 200),
  )
  api.openapi(contract.addChildRoute, async (c) =>
    c.json(await addChild(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.correctChildRoute, async (c) => {
    await correctChild(contextOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })
    return c.body(null, 204)
  })
  api.openapi(contract.removeChildRoute, async (c) => {
    await removeChild(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}

/** Whose things are asked for. @throws Problem `sign-in-needed` */
function me(c: AppContext): string {
  if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
  return c.var.viewer.personId
}

async function ownData(c: AppContext) {
  const data = await myData(c.var.services.db, me(c))
  if (!data) throw requestErrors.error('sign-in-needed')
  return { ...data, since: data.since.toString() }
}
