import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant } from '#kit/access/index.ts'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { JournalQuestion } from './contract.ts'
import { writeJournal, type JournalEntry, type SignedEntry } from './index.ts'
import { journalRows } from './query.ts'

const journal = testDatabase()
const [here, there, writer] = [newId(), newId(), newId()]
const by = (...grants: Grant[]): Actor => ({ personId: newId(), grants })
const province = by({ role: 'auditor', scope: '42' })

const entry = (action: string, where: Pick<JournalEntry, 'palaceId' | 'divisionCode'> = {}): SignedEntry => ({
  action,
  subject: { type: 'thing', id: action },
  after: { n: 1 },
  actor: { personId: writer, grants: [] },
  requestId: 'r',
  ...where,
})

beforeAll(async () => {
  await writeJournal(
    journal.db,
    [
      entry('a.here', { palaceId: here, divisionCode: '420102' }),
      entry('a.there', { palaceId: there, divisionCode: '420500' }),
      entry('a.division', { divisionCode: '4201' }),
      entry('b.nowhere'),
    ],
    Temporal.Instant.from('2026-11-22T10:00:00Z'),
  )
})

const actions = async (actor: Actor, question: Record<string, unknown> = {}) =>
  (await journalRows(journal.db, actor, JournalQuestion.parse(question))).map(({ action }) => action)

describe('the journal is narrowed to the reader’s part of the tree', () => {
  test.each<[string, Actor, string[]]>([
    [
      'the province, with what belongs to no place',
      province,
      ['b.nowhere', 'a.division', 'a.there', 'a.here'],
    ],
    ['a city', by({ role: 'federationOfficer', scope: '4201' }), ['a.division', 'a.here']],
    [
      'a province officer, without what belongs to no place',
      by({ role: 'federationOfficer', scope: '42' }),
      ['a.division', 'a.there', 'a.here'],
    ],
    ['one house', by({ role: 'director', palaceId: here }), ['a.here']],
    ['a role that does not read it', by({ role: 'desk', palaceId: here }), []],
    ['nobody', { personId: null, grants: [] }, []],
  ])('%s', async (_, actor, expected) => expect(await actions(actor)).toEqual(expected))
})

test('a question narrows further', async () => {
  expect(await actions(province, { palace: there })).toEqual(['a.there'])
  expect(await actions(province, { division: '4201' })).toEqual(['a.division', 'a.here'])
  expect(await actions(province, { action: 'b.' })).toEqual(['b.nowhere'])
  expect(await actions(province, { subjectType: 'thing', subjectId: 'a.here' })).toEqual(['a.here'])
  expect(await actions(province, { actor: writer })).toHaveLength(4)
  expect(await actions(province, { from: '2026-11-22T10:00:00Z' })).toHaveLength(4)
  expect(await actions(province, { until: '2026-11-22T10:00:00Z' })).toEqual([])
})

test('pages follow each other without gap or repeat', async () => {
  const first = await journalRows(journal.db, province, JournalQuestion.parse({ limit: 2 }))
  expect(first.map(({ action }) => action)).toEqual(['b.nowhere', 'a.division', 'a.there']) // one more than asked
  expect(await actions(province, { limit: 2, before: first[1]!.id })).toEqual(['a.there', 'a.here'])
})
