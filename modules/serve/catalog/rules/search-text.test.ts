import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { matches, searchTerms, searchText } from './search-text.ts'

const calligraphy = searchText({
  title: '夜校 · 书法入门',
  teacherName: '周老师',
  kind: 'education',
  titleEn: 'Calligraphy',
})

describe('a programme is found', () => {
  test.each([
    ['书法', 'in Chinese'],
    ['shufa', 'by pinyin'],
    ['SF', 'by initials, in any case'],
    ['shu fa', 'by pinyin with spaces'],
    ['ｓｈｕｆａ', 'typed in full width'],
    ['周老师', 'by its teacher'],
    ['zls', 'by the initials of its teacher'],
    ['教育', 'by its kind'],
    ['calli', 'by its English title'],
    ['书法，入门', 'with punctuation'],
    ['yxsf', 'by initials across a dot in the title'],
    ['', 'when nothing is asked'],
  ])('%s: %s', (query) => expect(matches(calligraphy, query)).toBe(true))

  test.each(['象棋', 'wudao', '书画', 'shufa 周五'])('and not by %s', (query) =>
    expect(matches(calligraphy, query)).toBe(false),
  )

  test.each([
    ['音乐会', 'yinyuehui', 'yyh'],
    ['长江行', 'changjiang', 'cj'],
    ['行书', 'xingshu', 'xs'],
    ['银行理财课', 'yinhang', 'yh'],
    ['重阳节', 'chongyang', 'cy'],
    ['绿色骑行', 'lvse', 'ls'],
    ['吕剧', 'lüju', 'lj'],
  ])('%s by the reading it has there: %s', (title, spelled, initials) => {
    const text = searchText({ title, kind: 'cultureSports' })
    expect([matches(text, spelled), matches(text, initials)]).toEqual([true, true])
  })

  test('by other words that were given', () => {
    expect(
      matches(searchText({ title: '八段锦', kind: 'cultureSports', words: ['养生'] }), 'yangsheng'),
    ).toBe(true)
  })
})

const titles = fc.string({
  unit: fc.constantFrom(...'书法入门骑手八段锦羽毛球长乐行重夜校亲子茶艺陶Aa1 ·：（）%_'),
  minLength: 1,
  maxLength: 16,
})

test('every title is found by itself, by its whole pinyin, and in full width', () => {
  fc.assert(
    fc.property(titles, (title) => {
      const text = searchText({ title, kind: 'education' })
      const spelled = pinyin(title, { toneType: 'none', v: true })
      const wide = title.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
      expect(matches(text, title)).toBe(true)
      expect(matches(text, wide)).toBe(true)
      // Read word by word a character may sound otherwise; the spelling of one word is the one that is stored.
      const oneWord = /^[\p{L}\p{N}]+$/u.test(title)
      expect(!oneWord || matches(text, spelled.replaceAll(' ', ''))).toBe(true)
    }),
  )
})

test('terms hold letters and digits only, so that none of them means something to `like`', () => {
  fc.assert(
    fc.property(fc.string(), (query) => {
      for (const term of searchTerms(query)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u)
      expect(searchTerms(query).length).toBeLessThanOrEqual(8)
    }),
  )
})
