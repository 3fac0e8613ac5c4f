import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { openIdLabel } from './fixture/open-id-label.ts'
import { newPhone, passSignIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

test('a worker says no at the provider, then signs in there, confirms the phone once, and never again', async () => {
  // The browser's own line about the page that says what went wrong, which is answered with 422.
  const visitor = await visit('phone', { expectErrors: /status of 422/ })
  const { page, context } = visitor
  const leave = async (answer: string) => {
    await page.goto('/sign-in?next=/my/security')
    await page.getByRole('link', { name: say('identity:providers.enter', { label: openIdLabel }) }).click()
    await page.getByRole('button', { name: answer }).click()
  }
  await leave('No')
  await page.getByText(say('identity:errors.external-cancelled')).waitFor()
  await expectAccessible(page)

  await leave('陈文娟')
  await page.getByText(say('identity:providers.first', { label: openIdLabel })).waitFor()
  await expectAccessible(page)
  await passSignIn(visitor, newPhone())
  const unlink = page.getByRole('button', { name: say('identity:providers.remove', { label: openIdLabel }) })
  await unlink.waitFor()
  await expectAccessible(page)

  await context.clearCookies()
  await leave('陈文娟')
  await unlink.waitFor()
  expect((await context.request.get('/api/v1/me')).status()).toBe(200)
})
