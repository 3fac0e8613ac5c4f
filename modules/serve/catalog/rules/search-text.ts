import { pinyin } from 'pinyin-pro'
import type { Kind } from '../contract/vocabulary.ts'

/** What people call each kind when they look for it. */
const kindWords: Record<Kind, string> = {
  civicPractice: '文明实践 志愿',
  cultureSports: '文化体育 职工文体',
  education: '教育培训 课程 夜校',
  rightsProtection: '维权 法律',
  entrepreneurship: '创业创新',
  publicCulture: '公共文化',
}

export type Searchable = {
  title: string
  titleEn?: string | null
  teacherName?: string | null
  kind: Kind
  /** Other words that people may look for it by. */
  words?: readonly string[]
}

/** What the trigram index searches: each word in Chinese, in pinyin and as initials ("书法 shufa sf"). */
export function searchText({ title, titleEn, teacherName, kind, words: others = [] }: Searchable): string {
  const words = [title, teacherName ?? '', titleEn ?? '', kindWords[kind], ...others].flatMap(wordsOf)
  // Joined as well, so that "mfkb" finds "免费·口碑" although a dot stands between.
  const whole = wordsOf(title).join('')
  return [...new Set([whole, ...words].flatMap(spellings))].join(' ')
}

/** Does a stored search text answer what was typed? Every word must occur. The same test as `like` in the query. */
export function matches(text: string, query: string): boolean {
  return searchTerms(query).every((term) => text.includes(term))
}

/** What was typed, as the words to look for: case, width, spaces and punctuation do not matter. */
export function searchTerms(query: string): string[] {
  return [...new Set(wordsOf(query))].slice(0, 8)
}

/** Pinyin writes ü as v, as keyboards do. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

function spellings(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word]
  const syllables = pinyin(word, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const initials = syllables.map((syllable) => syllable[0] ?? '')
  return [word, syllables.join(''), initials.join('')]
}
