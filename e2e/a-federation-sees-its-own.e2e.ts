import { describe, expect, test } from 'vitest'
import { type Json, staff } from './fixture/api.ts'
import { expectAccessible } from './fixture/accessible.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const choosing = (name: string) => ({ name: say('console:scope.choose', { name }) })

test('the province drills down to a city, a county and its palace', async () => {
  // A federation does not keep the doors of a palace: the screen asks, and shows the rest.
  const visitor = await visit('desktop', { expectErrors: /status of 403/ })
  const { page } = visitor
  await signInStaff(visitor, 'province')
  await page.getByRole('button', choosing('湖北省')).click()
  for (const name of ['武汉市', '江岸区', demoPalace.name]) {
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
    await page.getByRole('button', choosing(name)).waitFor()
  }
  await expectAccessible(page)

  await page
    .getByRole('navigation', { name: say('console:scope.trail') })
    .getByText('武汉市')
    .click()
  await page.getByRole('button', choosing('武汉市')).waitFor()
  expect(new URL(page.url()).search).toContain('4201')
})

test('a county officer has the county and nothing beside it', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'jiangan')
  await page.getByRole('button', choosing('江岸区')).click()
  await page.getByRole('menuitemcheckbox', { name: demoPalace.name }).waitFor()
  expect(await page.getByText('武汉市', { exact: true }).count()).toBe(0)
})

describe('by the API', () => {
  test('each officer reads the register of their own part', async () => {
    const divisions = async (username: 'province' | 'wuhan' | 'jiangan') => {
      const { palaces } = await (await staff(username)).get('/register')
      return palaces.map(({ divisionCode }: Json) => divisionCode as string) as string[]
    }
    const [province, wuhan, jiangan] = await Promise.all([
      divisions('province'),
      divisions('wuhan'),
      divisions('jiangan'),
    ])
    expect(province.length).toBeGreaterThan(wuhan.length)
    expect(wuhan.length).toBeGreaterThan(jiangan.length)
    expect(wuhan.every((code) => code.startsWith('4201'))).toBe(true)
    expect(new Set(jiangan)).toEqual(new Set([demoPalace.divisionCode]))
  })

  test('a county officer is refused what belongs to another county', async () => {
    const officer = await staff('jiangan')
    const other = await palaceBySlug('jingzhoushi')
    const own = await palaceBySlug(demoPalace.slug)
    expect((await officer.call('GET', `/palaces/${own.id}/programmes`)).status).toBe(200)
    expect((await officer.call('GET', `/palaces/${other.id}/programmes`)).status).toBe(403)
    expect((await officer.call('GET', `/palaces/${other.id}/timetable?monday=2026-11-23`)).status).toBe(403)
    expect((await officer.call('GET', '/jobs')).status).toBe(403)
  })

  test('roles are listed for one’s own part alone', async () => {
    const { roles } = await (await staff('jiangan')).get('/roles')
    for (const { divisionCode } of roles) expect(divisionCode).toBe(demoPalace.divisionCode)
  })
})
