/**
 * Draws every portal component and page skeleton with sample content and photographs them, phone and desktop,
 * zh and en, standard and elder, under the strict content security policy, with axe. Results: build/gallery/.
 *   node tools/gallery.ts [name part …]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { build, createServer } from 'vite'

const out = 'build/gallery'
const wanted = process.argv.slice(2)
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

interface Gallery {
  names: string[]
  draw(name: string, locale: 'zh-CN' | 'en', elder: boolean): string
}

await mkdir(out, { recursive: true })
await buildAssets()
const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
})
const gallery = (await vite.ssrLoadModule('/tools/gallery/index.tsx')) as Gallery
const server = createHttpServer(async (request, response) => {
  const path = join(out, new URL(request.url ?? '/', 'http://x').pathname)
  const body = await readFile(path).catch(() => undefined)
  response
    .writeHead(body ? 200 : 404, {
      'content-type': types[extname(path)] ?? 'text/plain',
      'content-security-policy': policy,
    })
    .end(body)
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const address = server.address()
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
})
const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
let problems = 0
for (const name of gallery.names.filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)) {
  for (const [variant, locale, elder, width] of [
    ['zh-390', 'zh-CN', false, 390],
    ['zh-1440', 'zh-CN', false, 1440],
    ['en-390', 'en', false, 390],
    ['en-1440', 'en', false, 1440],
    ['elder-390', 'zh-CN', true, 390],
    ['elder-1440', 'zh-CN', true, 1440],
  ] as const) {
    const file = `${name}-${variant}`
    await writeFile(join(out, `${file}.html`), gallery.draw(name, locale, elder))
    const page = await browser.newPage({
      viewport: { width, height: width === 390 ? 844 : 900 },
      bypassCSP: false,
    })
    page.on('console', (message) => message.type() === 'error' && tell(file, message.text()))
    await page.goto(`${origin}/${file}.html`)
    await page.screenshot({ path: join(out, `${file}.png`), fullPage: true })
    for (const problem of await inspect(page, elder)) tell(file, problem)
    await page.close()
  }
}
await browser.close()
server.close()
await vite.close()
console.log(problems === 0 ? 'gallery: no problems' : `gallery: ${problems} problems`)
process.exitCode = problems === 0 ? 0 : 1

function tell(file: string, problem: string): void {
  problems += 1
  console.log(`${file}: ${problem}`)
}

/** Axe's findings, sideways overflow and targets that are too small. */
async function inspect(page: Page, elder: boolean): Promise<string[]> {
  const found: string[] = []
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (overflow > 0) found.push(`page is ${overflow}px too wide`)
  found.push(...(await page.evaluate(smallTargets)))
  // axe is a tool, not part of the page: it enters past the policy through the debugger.
  await page.evaluate(axe)
  const findings = await page.evaluate(async (enhanced) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
      }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const rules = {
      'color-contrast-enhanced': { enabled: enhanced },
      'color-contrast': { enabled: !enhanced },
    }
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: enhanced ? [...tags, 'wcag2aaa'] : tags },
      rules,
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 140)} ${(failureSummary ?? '').split('\n')[1] ?? ''}`,
      ),
    )
  }, elder)
  return [...found, ...findings]
}

/** Links in running text and radios, whose label is the target, are exempt. */
function smallTargets(): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    'a, button, select, input:not([type=hidden], [type=radio], [type=checkbox]), .choice label, .stars label',
  )
  return [...targets].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect()
    const inText =
      target.closest(
        'p, dd, li:not([class]) > a[href^="#"], h3, .skip, .map, .hint, small, .error-summary',
      ) !== null
    return inText || width === 0 || (width >= 43.5 && height >= 43.5)
      ? []
      : [`target ${Math.round(width)}×${Math.round(height)}: ${target.outerHTML.slice(0, 100)}`]
  })
}

async function buildAssets(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: 'apps/portal/public',
    build: {
      outDir: out,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: {
        input: { portal: 'apps/portal/islands/main.ts', style: 'apps/portal/styles/index.css' },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
  for (const file of ['portal.js', 'style.css']) {
    const bytes = gzipSync(await readFile(join(out, file))).length
    console.log(`${file} ${(bytes / 1024).toFixed(1)} KB gz`)
  }
}
