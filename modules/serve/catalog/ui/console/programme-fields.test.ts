import { expect, test } from 'vitest'
import type { Programme } from '../../contract.ts'
import { fieldsOf, textOf } from './programme-fields.ts'

const programme: Programme = {
  id: '01936f7e-0000-7000-8000-000000000001',
  palaceId: '01936f7e-0000-7000-8000-000000000002',
  form: 'course',
  kind: 'education',
  title: '书法入门',
  titleEn: null,
  summary: '从横平竖直开始',
  description: '',
  rules: ['带毛毡', '穿深色衣服'],
  teacherName: '周老师',
  teacherNote: null,
  illustration: 'calligraphy',
  priceClass: 'discounted',
  priceFen: 1250,
  concessions: [{ who: 'member', priceFen: 500 }],
  audience: { membersOnly: true, ageMin: 18 },
  gigReserved: 3,
  signature: true,
  status: 'draft',
  version: 4,
  cancelReason: null,
  synthetic: false,
  sessionCount: 0,
  nextStart: null,
}

test('what the form shows and sends back is what was stored', () => {
  const {
    id: _,
    palaceId: __,
    status: _s,
    version: _v,
    cancelReason: _c,
    synthetic: _y,
    sessionCount: _n,
    nextStart: _x,
    ...text
  } = programme
  expect(textOf(fieldsOf(programme))).toEqual(text)
})

test('a free programme has neither price nor concessions, whatever was typed before', () => {
  const text = textOf({ ...fieldsOf(programme), priceClass: 'free' })
  expect([text.priceFen, text.concessions]).toEqual([0, []])
})

test('a new programme is a free activity for everybody', () => {
  expect(textOf(fieldsOf(null))).toMatchObject({
    form: 'activity',
    priceClass: 'free',
    priceFen: 0,
    audience: {},
  })
})
