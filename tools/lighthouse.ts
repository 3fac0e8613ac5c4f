import { mkdirSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { freePort, withProgram } from '../bench/measure/program.ts'

/**
 * npm run lighthouse: looks at the pages that everybody opens as a phone on a slow network does, prints the scores and
 * keeps them in docs/figures/lighthouse.json. Exit code 1 when one is below 95.
 */
const GOAL = 95
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const root = join(import.meta.dirname, '..')

const dataDir = await mkdtemp(join(tmpdir(), 'wenhuagong-lighthouse-'))
await chmod(dataDir, 0o755) // run as root, PostgreSQL has an account of its own that must come in
try {
  await withProgram('build/server/main.js', { env: { DATA_DIR: dataDir, DEMO: 'small' } }, async (url) => {
    const pages = { home: `${url}/`, list: `${url}/search`, session: await firstSession(url) }
    const scores: Record<string, Record<string, number>> = {}
    for (const [name, address] of Object.entries(pages)) scores[name] = await scoresOf(address)
    console.table(scores)
    const folder = join(root, 'docs/figures')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'lighthouse.json'), `${JSON.stringify(scores, null, 2)}\n`)
    const low = Object.values(scores).flatMap((page) => CATEGORIES.filter((name) => page[name]! < GOAL))
    if (low.length > 0) process.exitCode = 1
  })
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function firstSession(url: string): Promise<string> {
  const list = await (await fetch(`${url}/search`)).text()
  const [path] = list.match(/\/palaces\/[\w-]+\/sessions\/[0-9a-f-]{36}/) ?? []
  if (!path) throw new Error('The list shows no session.')
  return url + path
}

/** The scores of one page. A run that could not measure (a busy machine paints too late) is tried again, twice. */
async function scoresOf(address: string, tries = 3): Promise<Record<string, number>> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
    ],
  })
  try {
    const run = await lighthouse(address, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' })
    const { categories, audits } = run!.lhr
    if (tries > 1 && CATEGORIES.some((name) => categories[name]!.score === null))
      return await scoresOf(address, tries - 1)
    // What costs points is told as it is found.
    for (const { auditRefs } of Object.values(categories))
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue } = audits[id]!
        if (weight > 0 && score !== null && score < 0.9)
          console.error(`  ${address}: ${title} ${displayValue ?? ''}`)
      }
    return Object.fromEntries(
      CATEGORIES.map((name) => [name, Math.round((categories[name]!.score ?? 0) * 100)]),
    )
  } finally {
    await browser.close()
  }
}
