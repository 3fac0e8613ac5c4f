import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, allowed, denied } from '#kit/access/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { defineErrors } from '#kit/http/problem.ts'
import type { Outbox } from '#kit/jobs/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import type { ActionContext } from './action.ts'
import { type Group, groupedAction } from './grouped.ts'
import { newId } from './id.ts'

const database = testDatabase()
const sent: string[] = []
const outbox: Outbox = {
  send: async (_, job) => void sent.push(job.name),
  emit: async () => {},
}
const person = (): Actor & { personId: string } => ({ personId: newId(), grants: [] })
const context = (actor: Actor, requestId: string): ActionContext => ({
  db: database.db,
  actor,
  outbox,
  clock: fakeClock('2026-11-22T10:00:00Z'),
  requestId,
})
defineErrors('ui', { 'rule-of-the-data': 409 }, { grouped_note_has_one_text: 'rule-of-the-data' })

/** How many members each transaction had. */
const groups: number[] = []
beforeEach(async () => {
  groups.length = 0
  sent.length = 0
  await sql`drop table if exists public.grouped_note`.execute(database.db)
  await sql`create table public.grouped_note (no serial, text text constraint grouped_note_has_one_text primary key)`.execute(
    database.db,
  )
})

/** Writes a note for each, in one statement; 'secret' is denied, 'empty' changes nothing, 'silent' forgets the journal. */
const note = groupedAction(
  z.object({ text: z.string().min(1) }),
  () => 'all',
  async ({ tx, each, members, later }: Group<{ text: string }, string>) => {
    groups.push(members().length)
    each(({ input: { text }, allow, journal, unchanged, answer }) => {
      allow(text === 'secret' ? denied('ui:errors.not-found') : allowed)
      if (text === 'odd') throw requestErrors.error('not-found')
      if (text === 'empty') unchanged()
      else if (text !== 'silent') journal({ action: 'test.note', subject: { type: 'note', id: text } })
      answer(text.toUpperCase())
    })
    const texts = members().map(({ input }) => input.text)
    await sql`insert into public.grouped_note (text) select unnest(${texts}::text[])`.execute(tx)
    later({ name: 'test.noted' }, {})
  },
)
const notes = async () =>
  (
    await sql<{ text: string }>`select text from public.grouped_note order by no`.execute(database.db)
  ).rows.map(({ text }) => text)
const journalOf = async (requestIds: string[]) =>
  (
    await sql<{ request_id: string; actor_id: string; subject_id: string }>`
      select request_id, actor_id, subject_id from journal.entry where request_id = any(${requestIds}) order by id`.execute(
      database.db,
    )
  ).rows
const all = (texts: string[]) =>
  Promise.allSettled(texts.map((text, index) => note(context(person(), `g-${index}`), { text })))
const codes = (answers: PromiseSettledResult<string>[]) =>
  answers.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason.code ?? one.reason.message)))

test('requests at the same time share one transaction; each has its own answer, refusal and journal entry', async () => {
  const [anna, ben] = [person(), person()]
  const answers = await Promise.allSettled([
    note(context(anna, 'request-a'), { text: 'a' }),
    note(context(person(), 'request-s'), { text: 'secret' }),
    note(context(person(), 'request-o'), { text: 'odd' }),
    note(context(person(), 'request-e'), { text: 'empty' }),
    note(context(ben, 'request-b'), { text: 'b' }),
  ])
  expect(codes(answers)).toEqual(['A', 'not-allowed', 'not-found', 'EMPTY', 'B'])
  expect(groups).toEqual([5])
  expect(await notes()).toEqual(['a', 'empty', 'b'])
  expect(await journalOf(['request-a', 'request-s', 'request-o', 'request-e', 'request-b'])).toEqual([
    { request_id: 'request-a', actor_id: anna.personId, subject_id: 'a' },
    { request_id: 'request-b', actor_id: ben.personId, subject_id: 'b' },
  ])
  expect(sent).toEqual(['test.noted'])
})

test('when one breaks a constraint, the others are stored all the same, in their order', async () => {
  expect(codes(await all(['a', 'b', 'a', 'c']))).toEqual(['A', 'B', 'rule-of-the-data', 'C'])
  expect(groups).toEqual([4, 1, 1, 1, 1])
  expect(await notes()).toEqual(['a', 'b', 'c'])
  expect(sent).toHaveLength(3)
})

test('does not commit for a member that forgot the journal', async () => {
  const [answer] = await Promise.allSettled([note(context(person(), 'x'), { text: 'silent' })])
  expect(answer).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringContaining('journal') },
  })
  expect(await notes()).toEqual([])
})

test('nothing is written and nothing sent when everyone is refused', async () => {
  expect(codes(await all(['secret', 'secret']))).toEqual(['not-allowed', 'not-allowed'])
  expect(sent).toEqual([])
})

test('a lost database is said to the whole group at once, not tried again for each', async () => {
  let tries = 0
  const lost = groupedAction(
    z.object({}),
    () => 'all',
    async ({ tx }) => {
      tries++
      await sql.raw(`do $$ begin raise exception 'gone' using errcode = '57P01'; end $$`).execute(tx)
    },
  )
  const answers = await Promise.allSettled([1, 2, 3].map(() => lost(context(person(), 'x'), {})))
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
  expect(tries).toBe(1)
})

test('what does not fit the schema is refused before it joins a group', async () => {
  await expect(note(context(person(), 'x'), { text: '' })).rejects.toMatchObject({ code: 'invalid-input' })
  expect(groups).toEqual([])
})
