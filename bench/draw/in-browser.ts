import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { drawFiles } from '../../kit/draw/index.ts'
import { withProgram } from '../measure/program.ts'

const PATIENCE_MS = 120_000

/**
 * Has the verification page compute a draw again in Chromium, from files on disk as a reader has them. `browserSeconds`: from the press of
 * the button to the verdict; `browserCpuSeconds`: what the process of the page computed for it, its worker included; `progressShown`: how
 * often the bar moved. The server that hands out the page is empty, on a core of its own where there are two.
 */
export const verifyInBrowser = (folder: string, dataDir: string): Promise<Record<string, number>> =>
  withProgram('build/server/main.js', { env: { DATA_DIR: dataDir, DEMO: '0' } }, async (url) => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    })
    try {
      const page = await browser.newPage()
      await page.goto(`${url}/draws/verify`)
      await page.locator('input[type=file]').setInputFiles(drawFiles.map((name) => join(folder, name)))
      await page.evaluate(countProgress)
      const devtools = await browser.newBrowserCDPSession()
      const computed = async () => {
        const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
        return processInfo.reduce((sum, { type, cpuTime }) => (type === 'renderer' ? sum + cpuTime : sum), 0)
      }
      const [cpu, begin] = [await computed(), performance.now()]
      await page.locator('[data-island=verify-draw] form button').click()
      await verdict(page)
      const seconds = (since: number, now: number) => Math.round((now - since) * 100) / 100
      return {
        browserSeconds: seconds(begin / 1000, performance.now() / 1000),
        browserCpuSeconds: seconds(cpu, await computed()),
        progressShown: await page.evaluate('globalThis.progressShown'),
      }
    } finally {
      await browser.close()
    }
  })

/** @throws Error with what the page says when it is not that everything matches */
async function verdict(page: Page): Promise<void> {
  await page.locator('.verdict.good, .verdict.bad').waitFor({ timeout: PATIENCE_MS })
  if ((await page.locator('.verdict.good').count()) === 0)
    throw new Error(await page.locator('.verdict').innerText())
}

/** Runs in the page. */
const countProgress = `(() => {
  globalThis.progressShown = 0
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.localName === 'progress'))) globalThis.progressShown++
  }).observe(document.querySelector('[data-part=verdict]'), { childList: true })
})()`
