import { z } from 'zod'
import { errors } from '../../../errors.ts'
import type { ExternalAccount, ExternalSignIn } from './port.ts'

export type WechatApp = { id: string; secret: string }

/** Each of WeChat's doors has an app of its own: inside WeChat's browser, a QR code on a desktop, the mini-program. */
export type WechatSettings = {
  official?: WechatApp
  website?: WechatApp
  mini?: WechatApp
  addresses?: WechatAddresses
}

/** Where WeChat answers; tests put a server of their own here. */
export type WechatAddresses = { api: string; open: string }
const wechatItself: WechatAddresses = { api: 'https://api.weixin.qq.com', open: 'https://open.weixin.qq.com' }

const MILLISECONDS = 3_000
/** Codes that were never good, have been used, or are over. */
const REFUSED = new Set([40029, 40163, 41008, 42003, 40226])

/** Sign-in by WeChat, as its documents for official accounts, website apps and mini-programs describe it. */
export function wechatSignIn({ addresses = wechatItself, ...settings }: WechatSettings): ExternalSignIn {
  const inside = (device: string) => /MicroMessenger/i.test(device)
  const appFor = (device: string) => (inside(device) ? settings.official : settings.website)
  return {
    id: 'wechat',
    label: null,
    offeredTo: (device) => appFor(device) !== undefined,
    begin: async ({ state, redirectUri, device }) => {
      const app = appFor(device)
      if (!app) throw errors.error('external-unavailable')
      const way = inside(device) ? 'connect/oauth2/authorize' : 'connect/qrconnect'
      const to = new URL(`${addresses.open}/${way}`)
      // In the order of WeChat's documents, which asks for it.
      to.search = new URLSearchParams({
        appid: app.id,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: inside(device) ? 'snsapi_base' : 'snsapi_login',
        state,
      }).toString()
      to.hash = 'wechat_redirect'
      return to
    },
    finish: async ({ device }, answer) => {
      const code = answer.get('code')
      // Whoever says no comes back without a code.
      if (!code) throw errors.error('external-cancelled')
      const app = appFor(device)
      if (!app) throw errors.error('external-refused')
      const grant = { appid: app.id, secret: app.secret, code, grant_type: 'authorization_code' }
      return ask(`${addresses.api}/sns/oauth2/access_token`, grant)
    },
    ofMiniProgram: async (code) => {
      const { mini } = settings
      if (!mini) throw errors.error('external-unavailable')
      const grant = { appid: mini.id, secret: mini.secret, js_code: code, grant_type: 'authorization_code' }
      return ask(`${addresses.api}/sns/jscode2session`, grant)
    },
  }
}

const Answer = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  openid: z.string().min(1).optional(),
  unionid: z.string().min(1).optional(),
})

/** WeChat answers 200 also when it refuses, and calls its JSON text. */
async function ask(address: string, grant: Record<string, string>): Promise<ExternalAccount> {
  const {
    errcode = 0,
    errmsg,
    openid,
    unionid,
  } = await fetch(`${address}?${new URLSearchParams(grant)}`, {
    signal: AbortSignal.timeout(MILLISECONDS),
  })
    .then(async (answer) => Answer.parse(await answer.json()))
    .catch((cause: unknown) => {
      throw Object.assign(errors.error('external-unavailable'), { cause })
    })
  if (REFUSED.has(errcode)) throw errors.error('external-refused')
  if (errcode !== 0 || !openid)
    throw Object.assign(errors.error('external-unavailable'), { cause: `WeChat ${errcode}: ${errmsg}` })
  // The same person has one unionid at all apps of an owner, and another openid at each.
  const account = unionid
    ? { provider: 'wechat', subject: unionid }
    : { provider: `wechat:${grant.appid}`, subject: openid }
  return { ...account, secondFactor: false }
}
