import { expect, test } from 'vitest'
import type { CalendarUse } from '../../contract.ts'
import { conflictAt } from './conflict.ts'

const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}:00+08:00`)
const space = (id: string, parentId: string | null, minutes = 0) => ({
  id,
  parentId,
  depth: 0,
  name: id,
  kind: 'hall',
  setupMinutes: minutes,
  clearingMinutes: minutes,
})
const spaces = [space('hall', null), space('east', 'hall'), space('west', 'hall'), space('mopped', null, 15)]
const held = (spaceId: string | null, start: string, end: string): CalendarUse => ({
  kind: 'booking',
  sourceId: `${spaceId} ${start}`,
  no: 1,
  spaceId,
  title: '',
  start: at(start).toString(),
  end: at(end).toString(),
  heldStart: at(start).toString(),
  heldEnd: at(end).toString(),
})
const uses = [held('east', '10:00', '11:00'), held(null, '20:00', '21:00'), held('mopped', '10:00', '11:00')]

test.each([
  ['hall', '10:30', '11:30', 'east 10:00'],
  ['east', '10:30', '11:30', 'east 10:00'],
  ['west', '10:30', '11:30', undefined],
  ['east', '11:00', '12:00', undefined],
  ['west', '20:30', '21:30', 'null 20:00'],
  ['mopped', '11:10', '12:00', 'mopped 10:00'],
  ['mopped', '11:15', '12:00', undefined],
])('%s from %s to %s: %s', (spaceId, start, end, sourceId) => {
  expect(conflictAt({ spaceId, start: at(start), end: at(end) }, spaces, uses)?.sourceId).toBe(sourceId)
})

test('a booking is not in its own way', () =>
  expect(
    conflictAt({ spaceId: 'hall', start: at('10:30'), end: at('11:30') }, spaces, uses, 'east 10:00'),
  ).toBeNull())
