import { pinyin } from 'pinyin-pro'

const plain = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const peoples: [string, string][] = [
  ['土家族苗族自治州', 'Tujia and Miao Autonomous Prefecture'],
  ['土家族自治县', 'Tujia Autonomous County'],
]

/** Pinyin without tones or gaps, for addresses of pages: 江岸区 → jianganqu. */
export const slugOf = (text: string) =>
  plain(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** A division's name in English: 江岸区 → Jiang'an District. */
export function divisionEn(name: string, level: 'province' | 'city' | 'county'): string {
  for (const [suffix, english] of peoples)
    if (name.endsWith(suffix)) return `${syllables(name.slice(0, -suffix.length))} ${english}`
  if (name.endsWith('林区')) return `${syllables(name.slice(0, -2))} Forestry District`
  const ending =
    { 省: 'Province', 市: level === 'city' ? '' : 'City', 区: 'District', 县: 'County' }[name.at(-1)!] ?? ''
  // 随县, 房县: a name of one syllable keeps its ending.
  return name.length === 2 ? `${syllables(name)} County` : `${syllables(name.slice(0, -1))} ${ending}`.trim()
}

const syllables = (name: string) =>
  capital(
    pinyin(name, { toneType: 'none', type: 'array', v: true })
      .map((syllable, i) => (i > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
      .join(''),
  )
