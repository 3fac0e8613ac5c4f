import { describe, expect, test } from 'vitest'
import { Page } from '#kit/ui/portal/index.ts'
import { pageContext } from '#kit/ui/portal/testing.tsx'
import { renderDocument } from './document.tsx'

describe('the document', () => {
  const draw = (changes: Parameters<typeof pageContext>[0]) =>
    renderDocument(
      pageContext(changes),
      { style: '/style.css', script: '/portal.js' },
      <Page title="今晚">x</Page>,
    )

  test('has title, language and elder mode, and nothing that a strict policy forbids', () => {
    const markup = draw({ elder: true })
    expect(markup).toMatch(/^<!doctype html><html lang="zh-CN" data-elder="">/)
    expect(markup).toMatch(/<head>.*<title>今晚 · 文化宫<\/title>.*<\/head>/s)
    expect(markup).not.toMatch(/ style=| on\w+=|<style/)
    expect(draw({ elder: false })).not.toContain('data-elder')
  })

  test('switches come back to the same page', () => {
    const back = encodeURIComponent('/search?q=a&when=tonight')
    expect(draw({})).toContain(`href="/preferences?elder=1&amp;back=${back}"`)
    expect(draw({ locale: 'en' })).toContain(`href="/preferences?lang=zh-CN&amp;back=${back}"`)
  })
})
