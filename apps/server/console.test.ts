import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { consolePage } from './console.ts'

const html = readFileSync(new URL('../console/index.html', import.meta.url), 'utf8')

test('the page carries the nonce of its answer and the reader’s language', () => {
  const page = consolePage(html, { nonce: 'abc123', locale: 'en' })
  expect(page).toContain('<meta name="csp-nonce" content="abc123" />')
  expect(page).toContain('<html lang="en">')
  expect(page).not.toContain('__NONCE__')
})

test('the page holds no inline script or style, which the security policy would refuse', () => {
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/)
})
