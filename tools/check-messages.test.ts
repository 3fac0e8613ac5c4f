import { expect, test } from 'vitest'
import { messageFindings } from './check-messages.ts'

const folder = 'modules/serve/catalog'
const sound = {
  [`${folder}/messages/zh.json`]: JSON.stringify({
    title: '{{name}}的活动',
    left_other: '余{{count}}',
    kind: { sports: '体育', arts: '文艺' },
    errors: { full: '已满', 'not-open': '未开放' },
  }),
  [`${folder}/messages/en.json`]: JSON.stringify({
    title: 'Activities of {{name}}',
    left_one: '{{count}} place',
    left_other: '{{count}} places',
    kind: { sports: 'Sports', arts: 'Arts' },
    errors: { full: 'Full', 'not-open': 'Not open' },
  }),
  [`${folder}/errors.ts`]: `export const errors = defineErrors('catalog', { full: 409, 'not-open': 409 })`,
  [`${folder}/ui/portal/card.tsx`]:
    "export const Card = ({ t, k }) => <p title={t('catalog:title')}>{t('catalog:left')} {t(`catalog:kind.${k}`)}</p> // 注释",
}
const findings = (changes: Record<string, string> = {}) =>
  messageFindings(new Map(Object.entries({ ...sound, ...changes }))).map(
    ({ file, line, sentence }) => `${file.slice(folder.length + 1)}:${line} ${sentence}`,
  )

test('messages in order give no findings', () => expect(findings()).toEqual([]))

test.each([
  [
    'a message in one language only',
    'messages/en.json',
    JSON.stringify({ ...JSON.parse(sound[`${folder}/messages/en.json`]!), kind: { sports: 'Sports' } }),
    ['messages/zh.json:1 kind.arts is not in en'],
  ],
  [
    'parameters that differ',
    'messages/en.json',
    sound[`${folder}/messages/en.json`]!.replace('of {{name}}', 'of {{palace}}'),
    ['messages/zh.json:1 title has {name} in zh and {palace} in en'],
  ],
  [
    'a key without a message',
    'queries/one.ts',
    "\nexport const reason = denied('catalog:reason.age')",
    ['queries/one.ts:2 no message catalog:reason.age'],
  ],
  [
    'a beginning that no message has',
    'queries/one.ts',
    'export const x = t(`catalog:colour.${c}`)',
    ['queries/one.ts:1 no message catalog:colour.…'],
  ],
  [
    'an error code without a message',
    'errors.ts',
    "defineErrors('catalog', { full: 409, 'not-open': 409, late: 409 })",
    ['errors.ts:1 no message catalog:errors.late'],
  ],
  [
    'a message that nobody uses',
    'errors.ts',
    "defineErrors('catalog', { full: 409 })",
    ['messages/zh.json:1 nobody uses catalog:errors.not-open'],
  ],
  [
    'Chinese text on a screen',
    'ui/portal/more.tsx',
    'export const More = () => <b>更多</b>',
    ['ui/portal/more.tsx:1 "更多" belongs into messages/zh.json'],
  ],
  [
    'Chinese text in a route',
    'routes/api.ts',
    "export const name = '文化宫'",
    ['routes/api.ts:1 "文化宫" belongs into messages/zh.json'],
  ],
])('%s is found', (_, path, text, expected) => {
  expect(findings({ [`${folder}/${path}`]: text })).toEqual(expected)
})

test('a use in a test does not count', () => {
  const { [`${folder}/errors.ts`]: errors = '', ...rest } = sound
  const moved = new Map(Object.entries({ ...rest, [`${folder}/errors.test.ts`]: errors }))
  expect(messageFindings(moved).map(({ sentence }) => sentence)).toEqual([
    'nobody uses catalog:errors.full',
    'nobody uses catalog:errors.not-open',
  ])
})
