import { afterEach, describe, expect, test } from 'vitest'
import '../money/messages/index.ts'
import {
  createTranslator,
  localeOf,
  type MessageKey,
  messageProblems,
  type MessageNamespaces,
  onMissingMessage,
  registerMessages,
} from './index.ts'

/** Registers messages under a namespace that has no type, as only a test may. */
const register = (namespace: string, zh: object, en: object) =>
  registerMessages(namespace as keyof MessageNamespaces, { zh: zh as never, en: en as never })

const throwing = (problem: string) => {
  throw new Error(problem)
}
afterEach(() => onMissingMessage(throwing))

const zh = createTranslator('zh-CN')
const en = createTranslator('en')

describe('a translator', () => {
  test('speaks its language and keeps markup as it is', () => {
    expect(zh('money:amount', { yuan: '<5>' })).toBe('<5> 元')
    expect(en('money:amount', { yuan: '5' })).toBe('¥5')
    expect(createTranslator('en')).toBe(en)
    expect(en.locale).toBe('en')
  })

  test('counts in plural forms', () => {
    register(
      'counting',
      { left_other: '余 {{count}} 位' },
      { left_one: '{{count}} place left', left_other: '{{count}} places left' },
    )
    expect(zh.byKey('counting:left', { count: 1 })).toBe('余 1 位')
    expect(en.byKey('counting:left', { count: 1 })).toBe('1 place left')
    expect(en.byKey('counting:left', { count: 8 })).toBe('8 places left')
  })

  test('speaks the messages registered last', () => {
    register('again', { a: '甲' }, { a: 'A' })
    expect([zh.byKey('again:a'), zh.byKey('again:a'), en.byKey('again:a')]).toEqual(['甲', '甲', 'A'])
    register('again', { a: '乙' }, { a: 'B' })
    expect([zh.byKey('again:a'), en.byKey('again:a')]).toEqual(['乙', 'B'])
  })

  test('does not let a value act as a message or an option', () => {
    register('plain', { hello: '你好 {{name}}' }, { hello: 'Hello {{name}}' })
    const name = '$t(money:amount) {{name}}'
    expect(en.byKey('plain:hello', { name, lng: 'zh-CN' })).toBe(`Hello ${name}`)
  })

  test('is typed: a wrong key or namespace does not compile', () => {
    const good: MessageKey = 'money:amount'
    // @ts-expect-error no such key
    const wrongKey: MessageKey = 'money:nothing'
    // @ts-expect-error no such namespace
    const wrongNamespace: MessageKey = 'nothing:amount'
    expect(zh(good, { yuan: 1 })).toBe('1 元')
    expect(() => zh(wrongKey)).toThrow('no message money:nothing')
    expect(() => zh(wrongNamespace)).toThrow('no message')
    // @ts-expect-error English lacks a message
    const lacking = () => registerMessages('money', { zh: { amount: '甲' }, en: {} })
    expect(lacking).toBeTypeOf('function')
  })
})

describe('a missing message', () => {
  test('throws in tests, at registration when English lacks it', () => {
    expect(() => register('half', { a: '甲', b: '乙' }, { a: 'A' })).toThrow('b is not in en')
    expect(() => zh.byKey('half:c')).toThrow('no message half:c')
    expect(() => zh.byKey('half:c')).toThrow('no message half:c')
    expect(() => zh('money:amount')).toThrow('no value for {{yuan}}')
  })

  test('is reported and shown in Chinese in production', () => {
    const reported: string[] = []
    onMissingMessage((problem) => reported.push(problem))
    register('live', { a: '甲', b: '乙' }, { a: 'A' })
    expect(en.byKey('live:b')).toBe('乙')
    expect(en.byKey('live:c')).toBe('c')
    expect(reported).toEqual(['messages of live: b is not in en', 'no message live:c'])
  })
})

test('the two languages are compared by key and parameter, through groups and plurals', () => {
  const chinese = { group: { a: '{{x}} 甲', b: '乙' }, left_other: '{{count}}' }
  expect(messageProblems(chinese, { group: { a: '{{y}}' }, left_one: '1', c: '' })).toEqual([
    'group.a has {x} in zh and {y} in en',
    'group.b is not in en',
    'left has {count} in zh and {} in en',
    'c is not in zh',
  ])
  expect(messageProblems(chinese, chinese)).toEqual([])
})

test.each([
  [{}, 'zh-CN'],
  [{ query: 'en' }, 'en'],
  [{ query: 'en', cookie: 'zh-CN', acceptLanguage: 'zh-CN' }, 'en'],
  [{ query: 'fr', cookie: 'en', acceptLanguage: 'zh' }, 'en'],
  [{ query: '', cookie: '', acceptLanguage: 'en-GB,en;q=0.9,zh;q=0.8' }, 'en'],
  [{ acceptLanguage: 'en;q=0.5, zh-TW;q=0.9' }, 'zh-CN'],
  [{ acceptLanguage: 'fr, de;q=0.9, en;q=0.1' }, 'en'],
  [{ acceptLanguage: 'en;q=0, zh' }, 'zh-CN'],
  [{ acceptLanguage: '*' }, 'zh-CN'],
  [{ acceptLanguage: 'EN' }, 'en'],
  [{ query: '../etc', acceptLanguage: ';;,q=x' }, 'zh-CN'],
] as const)('language wish %j → %s', (wish, locale) => {
  expect(localeOf(wish)).toBe(locale)
})
