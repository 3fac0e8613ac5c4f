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
  [
    'an act that the journal cannot tell in words',
    'actions/publish.ts',
    "journal({ action: 'catalog.publish', subject: { type: 'season', id } })",
    [
      'actions/publish.ts:1 no message catalog:journal.publish',
      'actions/publish.ts:1 no message catalog:journal.subject.season',
    ],
  ],
  [
    'either of two acts without words',
    'actions/begin.ts',
    "journal({ action: again ? 'catalog.resume' : 'catalog.begin' })",
    [
      'actions/begin.ts:1 no message catalog:journal.resume',
      'actions/begin.ts:1 no message catalog:journal.begin',
    ],
  ],
  [
    'a job without a name in words',
    'jobs/index.ts',
    "export const sweep = defineJob({ name: 'catalog.sweep' })\nonEvent(done, 'catalog.tidy', run)",
    ['jobs/index.ts:1 no message catalog:jobs.sweep', 'jobs/index.ts:2 no message catalog:jobs.tidy'],
  ],
])('%s is found', (_, path, text, expected) => {
  expect(findings({ [`${folder}/${path}`]: text })).toEqual(expected)
})

test('a word for a field of the journal is used when the code names the field', () => {
  const saying = (field: string) => ({
    [`${folder}/messages/zh.json`]: JSON.stringify({ journal: { field: { [field]: '名额' } } }),
    [`${folder}/messages/en.json`]: JSON.stringify({ journal: { field: { [field]: 'Places' } } }),
    [`${folder}/actions/change.ts`]: 'journal({ after: { capacity } })',
  })
  const unused = (field: string) =>
    messageFindings(new Map(Object.entries(saying(field)))).map(({ sentence }) => sentence)
  expect(unused('capacity')).toEqual([])
  expect(unused('colour')).toEqual(['nobody uses catalog:journal.field.colour'])
})

test('a use in a test does not count', () => {
  const { [`${folder}/errors.ts`]: errors = '', ...rest } = sound
  const moved = new Map(Object.entries({ ...rest, [`${folder}/errors.test.ts`]: errors }))
  expect(messageFindings(moved).map(({ sentence }) => sentence)).toEqual([
    'nobody uses catalog:errors.full',
    'nobody uses catalog:errors.not-open',
  ])
})
