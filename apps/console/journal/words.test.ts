import { expect, test } from 'vitest'
import '#kit/ui/console/messages/index.ts'
import '#modules/base/identity/messages/index.ts'
import '#modules/serve/enrolment/messages/index.ts'
import { journalWords } from './words.ts'

const zh = journalWords('zh-CN')

test('acts, subjects, fields and values are told by the module that wrote them', () => {
  expect(zh.act('identity.signIn')).toBe('登录')
  expect(journalWords('en').act('identity.signIn')).toBe('Signed in')
  expect(zh.subject('identity.signIn', 'person')).toBe('人员')
  expect(zh.field('identity.signIn', 'by')).toBe('方式')
  expect(zh.value('identity.signIn', 'code')).toBe('短信验证码')
  expect(zh.value('enrolment.findAtDoor', 'code')).toBe('短码')
})

test('what has no words stays as it is', () => {
  expect(zh.act('elsewhere.doThing')).toBe('elsewhere.doThing')
  expect(zh.act('identity.doThing')).toBe('identity.doThing')
  expect(zh.act('identity.toString')).toBe('identity.toString')
  expect(zh.field('identity.signIn', 'colour')).toBe('colour')
})

test('instants and ids are told shortly', () => {
  expect(zh.value('enrolment.offer', '2026-11-22T10:00:00Z')).toContain('18:00:00')
  expect(zh.value('enrolment.offer', '0199f80c-9c00-772f-a570-b33538735d73')).toBe('…38735d73')
  expect(zh.value('catalog.editProgramme', '2026')).toBe('2026')
})

test('the select offers acts and no subject or field', () => {
  expect(zh.acts).toContainEqual({ value: 'identity.signIn', label: '登录' })
  const codes = zh.acts.map(({ value }) => value)
  expect(codes).not.toContain('identity.subject')
  expect(codes.filter((code) => code.startsWith('console.'))).toEqual([])
})
