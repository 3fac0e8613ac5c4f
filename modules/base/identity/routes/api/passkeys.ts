import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import {
  addPasskey,
  enterWithPasskey,
  passkeyOffer,
  passkeyQuestion,
} from '../../actions/sign-in/passkeys.ts'
import * as contract from '../../contract.ts'
import { originOf } from '../origin.ts'
import { keepSession } from '../session-cookie.ts'

export function passkeysApi(api: Api): void {
  api.openapi(contract.passkeyOfferRoute, async (c) => {
    if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
    return c.json({ ...(await passkeyOffer(contextOf(c), { name: c.var.viewer.name })) }, 200)
  })
  api.openapi(contract.addPasskeyRoute, async (c) => {
    if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
    return c.json(await addPasskey(contextOf(c), c.req.valid('json')), 200)
  })
  api.openapi(contract.passkeyQuestionRoute, async (c) =>
    c.json({ ...(await passkeyQuestion(contextOf(c), originOf(c))) }, 200),
  )
  api.openapi(contract.enterWithPasskeyRoute, async (c) => {
    const session = await enterWithPasskey(contextOf(c), c.req.valid('json'), originOf(c))
    keepSession(c, session)
    return c.json(session, 200)
  })
}
