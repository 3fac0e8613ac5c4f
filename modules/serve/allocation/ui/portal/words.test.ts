import { expect, test } from 'vitest'
import { langIn, palaceIn, roundTitleIn } from './words.ts'

type Reader = Parameters<typeof palaceIn>[0]
const zh = { locale: 'zh-CN' } as Reader
const en = { locale: 'en' } as Reader

test('palaces and windows go by their English names where they have one; other Chinese is marked as Chinese', () => {
  const palace = { palace: '江岸区工人文化宫', palaceEn: "Jiang'an District Workers' Cultural Palace" }
  expect(palaceIn(zh, palace)).toBe(palace.palace)
  expect(palaceIn(en, palace)).toBe(palace.palaceEn)
  const unnamed = palaceIn(en, { ...palace, palaceEn: null })
  expect([unnamed, langIn(en, unnamed), langIn(zh, unnamed)]).toEqual([palace.palace, 'zh-CN', undefined])
  expect(langIn(en, palace.palaceEn)).toBeUndefined()

  const courses = [{ title: '陶艺', titleEn: 'Pottery' }] as Parameters<typeof roundTitleIn>[1]['courses']
  expect(roundTitleIn(en, { kind: 'window', title: '陶艺', courses })).toBe('Pottery')
  expect(roundTitleIn(en, { kind: 'round', title: '冬季夜校', courses })).toBe('冬季夜校')
})
