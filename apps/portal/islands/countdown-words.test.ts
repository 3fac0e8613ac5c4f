import { expect, test } from 'vitest'
import { countdownWords } from './countdown-words.ts'

const templates = {
  days: '{days} 天 {hours} 小时',
  hours: '{hours} 小时 {minutes} 分',
  minutes: '{minutes} 分 {seconds} 秒',
  over: '时间到了',
}

test.each([
  [90_061, '1 天 1 小时'],
  [3_661, '1 小时 1 分'],
  [59.9, '0 分 59 秒'],
  [0.4, '时间到了'],
  [-5, '时间到了'],
])('%s seconds: %s', (seconds, words) => {
  expect(countdownWords(seconds, templates)).toBe(words)
})
