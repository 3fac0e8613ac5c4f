import { describe, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey, screenNames, signIn } from './journey.ts'

const { visit } = journey()

describe.each(screenNames)('on a %s', (screen) => {
  // A second account each: both sign in at once, and a phone gets one code a minute.
  const phone = screen === 'phone' ? '15400000001' : '15400000002'

  test.each([true, false])(
    'a worker signs in and chooses how to be told (with scripts: %s)',
    async (javaScriptEnabled) => {
      const visitor = await visit(screen, { javaScriptEnabled })
      const { page } = visitor
      await signIn(visitor, javaScriptEnabled ? phone : phone.replace('154000000', '154000001'), '/my/inbox')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('link', { name: '怎样通知我' }).click()
      await page.getByRole('checkbox', { name: '发短信' }).uncheck()
      await page.getByRole('button', { name: '保存' }).click()
      expect(await page.getByRole('checkbox', { name: '发短信' }).isChecked()).toBe(false)
      expect(await page.getByRole('checkbox', { name: '发邮件' }).isChecked()).toBe(true)
      if (javaScriptEnabled) await expectAccessible(page)
    },
  )

  test('the development inbox can be read', async () => {
    const { page } = await visit(screen)
    expect((await page.goto('/dev/inbox'))?.status()).toBe(200)
    await expectAccessible(page)
  })
})
