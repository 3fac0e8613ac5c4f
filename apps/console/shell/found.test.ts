import { expect, test } from 'vitest'
import { found } from './found.ts'

const entry = (label: string, also = '') => ({ to: `/${label}`, label, also, kind: '' })
const entries = [
  entry('审计日志', '/journal'),
  entry('武汉市', '4201'),
  entry('江岸区工人文化宫', 'jiangan'),
  entry('工联盟'),
]
const labels = (text: string) => found(entries, text).map(({ label }) => label)

test('nothing typed shows everything in its order', () => {
  expect(labels(' ')).toEqual(entries.map(({ label }) => label))
})

test('finds by name, pinyin, code and address, and by all words together', () => {
  expect(labels('JIANG')).toEqual(['江岸区工人文化宫'])
  expect(labels('4201')).toEqual(['武汉市'])
  expect(labels('journal')).toEqual(['审计日志'])
  expect(labels('江岸 工人')).toEqual(['江岸区工人文化宫'])
  expect(labels('江岸 武汉')).toEqual([])
})

test('what begins with the text comes first', () => {
  expect(labels('工')).toEqual(['工联盟', '江岸区工人文化宫'])
})
