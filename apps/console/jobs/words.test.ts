import { expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import '#kit/ui/console/messages/index.ts'
import '#modules/serve/enrolment/messages/index.ts'
import { jobWords, rhythmWords } from './words.ts'

test('a queue is told by its module, or by its name', () => {
  expect(jobWords('zh-CN')('enrolment.remind')).toBe('开场前提醒')
  expect(jobWords('en')('enrolment.remind')).toBe('Remind before the start')
  expect(jobWords('en')('enrolment.constructor')).toBe('enrolment.constructor')
  expect(jobWords('en')('elsewhere.remind')).toBe('elsewhere.remind')
})

test.each([
  [null, '有事时'],
  ['*/5 * * * *', '每 5 分钟'],
  ['5 * * * *', '每小时第 5 分'],
  ['20 3 * * *', '每天 03:20'],
  ['0 3 1 * *', '0 3 1 * *'],
])('%s runs %s', (cron, words) => expect(rhythmWords(createTranslator('zh-CN'), cron)).toBe(words))
