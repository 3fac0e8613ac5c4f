import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawFiles } from '#kit/draw/index.ts'
import { expectAccessible } from './fixture/accessible.ts'
import { program } from './fixture/api.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
/** A draw as it was published; its seal stands in docs/algorithms/draw.md. */
const folder = join(import.meta.dirname, '../docs/algorithms/draw-example')
const SEAL = '8b8d7b11b126925c14c003302f56c7e6bf5907d9859dcb96605fe8b6200a4fc8'

/** The five files as somebody brings them from disk, one of them otherwise. */
async function bring(page: Page, changed: Partial<Record<string, (text: string) => string>> = {}) {
  const files = drawFiles.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8')
    return { name, mimeType: 'text/plain', buffer: Buffer.from(changed[name]?.(text) ?? text) }
  })
  await page.getByLabel(say('allocation:verify.chosen')).setInputFiles(await Promise.all(files))
  await page.getByRole('button', { name: say('allocation:verify.start') }).click()
}

test('a citizen computes a draw again on a phone, with the seal noted before and the own number', async () => {
  const { page } = await visit('phone')
  await page.goto('/draws/verify')
  await page.getByLabel(say('allocation:verify.sealField')).fill(SEAL)
  await page.getByLabel(say('allocation:verify.party')).fill('A1001MRYJYP')
  await bring(page)
  await page.getByText(say('allocation:verify.words.match'), { exact: true }).waitFor()
  const verdict = page.getByRole('status')
  await verdict.getByText(SEAL).waitFor()
  await verdict.getByText('A1001MRYJYP,276,').waitFor()
  await verdict.getByText('A citizen').waitFor() // who revealed nothing is named
  await expectAccessible(page)
})

test('a citizen follows a published round to its verification, and the files are fetched from there', async () => {
  const { rounds } = await program().get('/rounds')
  const published = rounds.find(({ phase }: { phase: string }) =>
    ['confirming', 'waiting', 'open'].includes(phase),
  )
  const { page } = await visit('phone')
  await page.goto(`/rounds/${published.palaceId}/${published.id}`)
  await page.getByRole('link', { name: say('allocation:verify.title') }).click()
  await page.getByRole('button', { name: say('allocation:verify.start') }).click()
  await page.getByText(say('allocation:verify.words.match'), { exact: true }).waitFor()
  expect(await page.getByRole('status').textContent()).toContain(
    (await program().get(`/palaces/${published.palaceId}/rounds/${published.id}`)).seal,
  )
})

test('an edited result, a seal of another draw and a missing file are told in words', async () => {
  const { page } = await visit('desktop')
  await page.goto('/draws/verify')
  const verdict = page.getByRole('status')
  await bring(page, {
    'results.csv': (text) => text.replace('A1001MRYJYP,276,,,,', 'A1001MRYJYP,276,1,1,0,'),
  })
  await page.getByText(say('allocation:verify.words.mismatch'), { exact: true }).waitFor()
  await verdict.getByText('A1001MRYJYP,276,1,1,0,').waitFor()

  await page.getByLabel(say('allocation:verify.sealField')).fill('0'.repeat(64))
  await bring(page)
  await verdict.getByText(SEAL).waitFor()
  expect(await verdict.textContent()).toContain(say('allocation:verify.words.mismatch'))

  await page.getByLabel(say('allocation:verify.chosen')).setInputFiles([join(folder, 'list.csv')])
  await page.getByRole('button', { name: say('allocation:verify.start') }).click()
  await verdict.getByText('rules.json').waitFor()
})

test('without JavaScript the page says how to do it elsewhere', async () => {
  const { page } = await visit('phone', { javaScriptEnabled: false })
  await page.goto('/draws/verify')
  await page.getByText('npm run draw:verify').waitFor()
  expect(await page.getByRole('button', { name: say('allocation:verify.start') }).count()).toBe(0)
})
