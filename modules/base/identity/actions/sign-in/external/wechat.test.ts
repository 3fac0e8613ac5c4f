import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type WechatAddresses, wechatSignIn } from './wechat.ts'

/**
 * A stand-in for WeChat that answers as its documents say ("网页授权", "小程序登录 code2Session"): status 200 with text/plain
 * also when it refuses.
 */
const codes = new Map<string, Record<string, unknown>>()
const used = new Set<string>()
let fake: Server
let addresses: WechatAddresses

const answerTo = (asked: URL) => {
  const code = asked.searchParams.get('code') ?? asked.searchParams.get('js_code') ?? ''
  if (asked.searchParams.get('grant_type') !== 'authorization_code')
    return { errcode: 40002, errmsg: 'invalid grant_type' }
  if (asked.searchParams.get('secret') !== 'kept') return { errcode: 40125, errmsg: 'invalid appsecret' }
  if (code === 'busy') return { errcode: -1, errmsg: 'system error' }
  const known = codes.get(code)
  if (!known) return { errcode: 40029, errmsg: 'invalid code' }
  if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' }
  used.add(code)
  return asked.pathname === '/sns/jscode2session'
    ? { session_key: 'never kept', ...known }
    : { access_token: 'a', expires_in: 7200, refresh_token: 'r', scope: 'snsapi_base', ...known }
}

beforeAll(async () => {
  fake = createServer((request, response) => {
    const asked = new URL(request.url!, 'http://wechat')
    response.setHeader('content-type', 'text/plain')
    response.end(asked.searchParams.get('code') === 'garbled' ? '<html>' : JSON.stringify(answerTo(asked)))
  }).listen(0, '127.0.0.1')
  await once(fake, 'listening')
  const api = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`
  addresses = { api, open: 'https://open.weixin.qq.com' }
})
afterAll(() => void fake.close())
beforeEach(() => {
  used.clear()
  codes.clear()
  codes.set('good', { openid: 'oABC' })
  codes.set('bound', { openid: 'oABC', unionid: 'uXYZ' })
})

const app = (id: string) => ({ id, secret: 'kept' })
const INSIDE = 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50'
const DESKTOP = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140'
const way = (device: string) => ({
  state: 'f00',
  nonce: 'n',
  codeVerifier: 'v',
  redirectUri: 'https://palace.example/sign-in/with/wechat/back',
  device,
})
const all = () =>
  wechatSignIn({
    official: app('wxOfficial'),
    website: app('wxWebsite'),
    mini: app('wxMini'),
    addresses,
  })
const finish = (code: string, device = INSIDE) =>
  all().finish(way(device), new URLSearchParams({ code, state: 'f00' }))
const refused = (code: string) => ({ code: `external-${code}` })

describe('leaving for WeChat', () => {
  const back = encodeURIComponent('https://palace.example/sign-in/with/wechat/back')

  test('inside its browser goes by the official account, in the order of parameters that it asks for', async () => {
    expect((await all().begin(way(INSIDE))).href).toBe(
      `https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxOfficial&redirect_uri=${back}&response_type=code&scope=snsapi_base&state=f00#wechat_redirect`,
    )
  })

  test('on a desktop shows a code to scan', async () => {
    expect((await all().begin(way(DESKTOP))).href).toBe(
      `https://open.weixin.qq.com/connect/qrconnect?appid=wxWebsite&redirect_uri=${back}&response_type=code&scope=snsapi_login&state=f00#wechat_redirect`,
    )
  })

  test('is offered where there is an app for it', () => {
    const official = wechatSignIn({ official: app('wxOfficial'), addresses })
    expect([official.offeredTo(INSIDE), official.offeredTo(DESKTOP)]).toEqual([true, false])
  })
})

describe('coming back from WeChat', () => {
  test('is known by the unionid, or by the openid of the app', async () => {
    expect(await finish('good')).toEqual({
      provider: 'wechat:wxOfficial',
      subject: 'oABC',
      secondFactor: false,
    })
    expect(await finish('bound', DESKTOP)).toEqual({
      provider: 'wechat',
      subject: 'uXYZ',
      secondFactor: false,
    })
  })

  test('with a wrong code (40029) or a used one (40163) is refused', async () => {
    await expect(finish('wrong')).rejects.toMatchObject(refused('refused'))
    await finish('good')
    await expect(finish('good')).rejects.toMatchObject(refused('refused'))
  })

  test('without a code means that the person said no', async () => {
    const no = all().finish(way(INSIDE), new URLSearchParams({ state: 'f00' }))
    await expect(no).rejects.toMatchObject(refused('cancelled'))
  })

  test('while WeChat is busy, garbled, set up wrongly or away, is said in words', async () => {
    await expect(finish('busy')).rejects.toMatchObject(refused('unavailable'))
    await expect(finish('garbled')).rejects.toMatchObject(refused('unavailable'))
    const wrong = wechatSignIn({ official: { id: 'wxOfficial', secret: 'lost' }, addresses })
    const code = new URLSearchParams({ code: 'good', state: 'f00' })
    await expect(wrong.finish(way(INSIDE), code)).rejects.toMatchObject(refused('unavailable'))
    const away = wechatSignIn({
      official: app('x'),
      addresses: { ...addresses, api: 'http://127.0.0.1:9' },
    })
    await expect(away.finish(way(INSIDE), code)).rejects.toMatchObject(refused('unavailable'))
  })
})

describe('the mini-program', () => {
  test('brings a code of its own, which is good once', async () => {
    const { ofMiniProgram } = all()
    expect(await ofMiniProgram!('good')).toMatchObject({ provider: 'wechat:wxMini', subject: 'oABC' })
    await expect(ofMiniProgram!('good')).rejects.toMatchObject(refused('refused'))
  })

  test('is the same person there as on a desktop, by the unionid', async () => {
    const { provider, subject } = await all().ofMiniProgram!('bound')
    expect({ provider, subject }).toEqual({ provider: 'wechat', subject: 'uXYZ' })
  })
})
