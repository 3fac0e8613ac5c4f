import { Hono } from 'hono'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { drawFiles, findingCodes } from '#kit/draw/index.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { createTranslator, type Locale } from '#kit/i18n/index.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { verifyWords } from '../ui/portal/verify-form.tsx'
import { verifyPortal } from './verify.tsx'

const now = Temporal.Instant.from('2026-11-23T12:00:00Z')

async function pageAt(path: string, locale: Locale = 'zh-CN'): Promise<string> {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    const page = {
      locale,
      t: createTranslator(locale),
      elder: false,
      viewer: null,
      now,
      timeZone: 'Asia/Shanghai',
    }
    c.setRenderer((body) =>
      c.html(renderToStaticMarkup(<PageProvider page={{ ...page, path: c.req.path }}>{body}</PageProvider>)),
    )
    await next()
  })
  verifyPortal(app)
  return (await app.request(path)).text()
}

const round = '/rounds/0193b3c0-0000-7000-8000-000000000001/0193b3c0-0000-7000-8000-000000000002/files'

test('without JavaScript the page has the files to download and says how to verify elsewhere', async () => {
  const html = await pageAt(`/draws/verify?files=${round}`)
  for (const name of drawFiles) expect(html).toContain(`href="${round}/${name}"`)
  expect(html).toContain('npm run draw:verify')
  expect(html).toContain('sha256sum')
})

test('the part that needs a script is hidden until it is there, and knows one’s number', async () => {
  const html = await pageAt(`/draws/verify?files=${round}&party=0f1e2d3c4b5a6978`, 'en')
  expect(html).toMatch(/<section[^>]*data-island="verify-draw"[^>]*hidden/)
  expect(html).toContain(`data-files="${round}"`)
  expect(html).toContain('value="0f1e2d3c4b5a6978"')
})

test.each([
  'https://elsewhere.example/files',
  '//elsewhere.example/rounds',
  '/api/v1/me',
  `${round}/../../x`,
])('files are taken from rounds only, not from %s', async (elsewhere) => {
  const html = await pageAt(`/draws/verify?files=${encodeURIComponent(elsewhere)}`)
  expect(html).not.toContain(elsewhere)
  expect(html).not.toContain('data-files')
})

test.each(['zh-CN', 'en'] as const)('every finding has its words in %s', (locale) => {
  const words = verifyWords(createTranslator(locale))
  for (const code of findingCodes) expect(words[`finding.${code}`]).toMatch(/\S{2,}/)
  expect(words['finding.results-differ']).toContain('{about}')
  expect(words.matched).toContain('{rows}')
  expect(JSON.stringify(words)).not.toContain('{{')
})
