import { describe, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { newPhone, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

describe.each(['phone', 'desktop'] as const)('on a %s', (screen) => {
  test.each([true, false])('a worker chooses how to be told, with scripts: %s', async (javaScriptEnabled) => {
    const visitor = await visit(screen, { javaScriptEnabled })
    const { page } = visitor
    await signIn(visitor, newPhone(), '/my/inbox')
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByRole('link', { name: say('notifications:inbox.preferences') }).click()
    const sms = page.getByRole('checkbox', { name: say('notifications:preferences.sms') })
    const email = page.getByRole('checkbox', { name: say('notifications:preferences.email') })
    await sms.uncheck()
    await page.getByRole('button', { name: say('notifications:preferences.save') }).click()
    await page.getByText(say('notifications:preferences.saved')).waitFor()
    expect(await sms.isChecked()).toBe(false)
    expect(await email.isChecked()).toBe(true)
    if (javaScriptEnabled) await expectAccessible(page)
  })
})

test('the development inbox can be read', async () => {
  const { page } = await visit('phone')
  expect((await page.goto('/dev/inbox'))?.status()).toBe(200)
  await expectAccessible(page)
})
