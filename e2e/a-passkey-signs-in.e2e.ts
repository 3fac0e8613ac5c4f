import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { newPhone, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

test('a worker makes a passkey, signs in with it without typing anything, and is rid of it again', async () => {
  const visitor = await visit('phone')
  const { page, context } = visitor
  await signIn(visitor, newPhone(), '/my/security/passkeys')
  await expectAccessible(page)

  // A phone with a fingerprint reader, as Chromium plays it.
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.getByLabel(say('identity:passkey.call')).fill('我的手机')
  await page.getByRole('button', { name: say('identity:passkey.add') }).click()
  const remove = page.getByRole('button', { name: say('identity:passkey.removeOne', { name: '我的手机' }) })
  await remove.waitFor()

  await page.goto('/sign-out')
  await page.getByRole('button', { name: say('identity:signOut.do') }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/sign-in?next=/my/security/passkeys')
  await page.getByRole('button', { name: say('identity:passkey.enter') }).click()
  await remove.waitFor()
  expect((await context.request.get('/api/v1/me')).status()).toBe(200)

  await remove.click()
  await page.getByRole('heading', { name: say('identity:passkey.none') }).waitFor()
})
