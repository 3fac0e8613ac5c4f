import { expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import '../messages/index.ts'
import type { WishReason } from '../contract/plan.ts'
import { reasonWords } from './words.ts'

const t = createTranslator('zh-CN')
const points = (number: number) => number * 10_000
const held = (of: Partial<WishReason>): string =>
  reasonWords(
    t,
    {
      rank: 1,
      why: 'held',
      space: '礼堂',
      weekday: 2,
      from: '19:00',
      until: '21:00',
      own: points(8),
      instead: 0,
      theirs: points(12),
      price: 0,
      holders: [{ requestId: 'a', no: 2, organisation: '江岸工会', points: points(12), to: null }],
      firm: false,
      ...of,
    },
    { times: 1 },
    { rules: { takenPercent: 25 }, places: [] },
  )

test('a refused choice is told with who is there, and why: points, a tie, what it would give up, or by hand', () => {
  const there = '周二 19:00–21:00 礼堂'
  expect(held({})).toBe(
    `${there}给了 2 号 江岸工会：按公布的规则，那里他们得 12 分，这份申请得 8 分，分高的优先`,
  )
  expect(held({ own: points(12) })).toContain('两边都是 12 分，那里只能给一家')
  expect(held({ own: points(14), instead: points(9) })).toContain('只比现在多 5 分，他们却要失去 12 分')
  expect(held({ own: points(14) })).toContain('没有找到总分更高的换法')
  expect(held({ own: points(14), firm: true })).toBe(`${there}由工作人员安排给了 2 号 江岸工会`)
  expect(held({ why: 'heldFirm' })).toContain('超过 25% 的周被占着')
})
