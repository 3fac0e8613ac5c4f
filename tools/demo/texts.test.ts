import { expect, test } from 'vitest'
import { templates } from './programmes/index.ts'
import { announcements, appealAnswers, appealReasons, cancelReasons, comments } from './texts/comments.ts'

const chinese = [
  ...templates.flatMap((t) => [t.title, t.summary, ...t.about, ...t.rules, ...t.tags]),
  ...Object.values(comments).flat(),
  ...appealReasons,
  ...Object.values(appealAnswers).flat(),
  ...cancelReasons,
  ...announcements.flatMap((a) => [a.title, a.text]),
]

test('there are at least 70 programmes, in all six kinds, and keys and titles are unique', () => {
  expect(templates.length).toBeGreaterThanOrEqual(70)
  expect(new Set(templates.map((t) => t.kind)).size).toBe(6)
  for (const of of ['key', 'title', 'titleEn'] as const)
    expect(new Set(templates.map((t) => t[of])).size).toBe(templates.length)
})

test('no text is a placeholder', () => {
  for (const text of chinese) {
    expect(text.trim()).not.toBe('')
    expect(text).not.toMatch(/TODO|待定|待补|示例|占位|lorem|xxx|undefined|\{\{|某某/i)
  }
  for (const { about } of templates)
    for (const paragraph of about) expect(paragraph.length).toBeGreaterThan(15)
})

test('English titles are English', () => {
  for (const { titleEn } of templates) expect(titleEn).toMatch(/^[\x20-\x7e]+$/)
})

test('prices and ages make sense', () => {
  for (const t of templates) {
    expect(t.price.class === 'free').toBe(t.price.fen === 0)
    for (const c of t.price.concessions) expect(c.priceFen).toBeLessThan(t.price.fen)
    expect(t.capacity[0]).toBeLessThanOrEqual(t.capacity[1])
    expect(t.audience.ageMin ?? 0).toBeLessThan(t.audience.ageMax ?? 200)
    expect(t.form === 'activity').toBe(t.meetings === 1)
  }
})

test('no comment is used at two star levels', () => {
  const all = Object.values(comments).flat()
  expect(new Set(all).size).toBe(all.length)
})
