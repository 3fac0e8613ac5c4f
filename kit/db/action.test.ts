import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allowed, denied, visitor, type Actor } from '#kit/access/index.ts'
import { defineErrors } from '#kit/http/problem.ts'
import { defineEvent, type Outbox } from '#kit/jobs/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { action, type ActionContext } from './action.ts'
import type { Db } from './index.ts'

const database = testDatabase()
const sent: { name: string; data: unknown }[] = []
const outbox: Outbox = {
  send: async (_, job, data) => void sent.push({ name: job.name, data }),
  emit: async (_, event, data) => void sent.push({ name: event.name, data }),
}
const clerk: Actor = { personId: '01900000-0000-7000-8000-000000000001', grants: [] }
const context = (actor: Actor = clerk): ActionContext => ({
  db: database.db,
  actor,
  outbox,
  clock: fakeClock('2026-11-22T10:00:00Z'),
  requestId: 'request-1',
})
const entry = { action: 'test.add', subject: { type: 'note', id: '1' } }

defineErrors('ui', { 'rule-of-the-data': 409 }, { note_has_one_text: 'rule-of-the-data' })

beforeEach(async () => {
  sent.length = 0
  await sql`drop table if exists public.note`.execute(database.db)
  await sql`create table public.note (text text constraint note_has_one_text primary key)`.execute(
    database.db,
  )
})

const insert = async (tx: Db, text: string) =>
  void (await sql`insert into public.note values (${text})`.execute(tx))
const notes = async () =>
  (await sql<{ text: string }>`select text from public.note`.execute(database.db)).rows
const journal = async () =>
  (
    await sql<{
      action: string
      actor_id: string
      request_id: string
    }>`select * from journal.entry order by id`.execute(database.db)
  ).rows

const write = action(
  z.object({ text: z.string().min(1) }),
  async ({ tx, allow, journal, emit }, { text }) => {
    allow(allowed)
    await sql`insert into public.note values (${text})`.execute(tx)
    journal(entry)
    emit(written, { text })
    return text
  },
)
const written = defineEvent('test.written', z.object({ text: z.string() }))

describe('an action', () => {
  test('stores the change, its journal entry and its event together', async () => {
    const before = (await journal()).length
    expect(await write(context(), { text: 'a' })).toBe('a')
    expect(await notes()).toEqual([{ text: 'a' }])
    expect((await journal()).slice(before)).toMatchObject([
      { action: 'test.add', actor_id: clerk.personId, request_id: 'request-1' },
    ])
    expect(sent).toEqual([{ name: 'test.written', data: { text: 'a' } }])
  })

  test('refuses what does not fit its schema, naming the field', async () => {
    await expect(write(context(), { text: '' })).rejects.toMatchObject({
      code: 'invalid-input',
      field: 'text',
    })
  })

  test('stores nothing when the policy denies, and asks a visitor to sign in', async () => {
    const closed = action(z.object({}), async ({ tx, allow }) => {
      await sql`insert into public.note values ('early')`.execute(tx)
      allow(denied('ui:errors.not-found'))
    })
    await expect(closed(context(), {})).rejects.toMatchObject({ code: 'not-allowed', status: 403 })
    await expect(closed(context(visitor), {})).rejects.toMatchObject({ code: 'sign-in-needed', status: 401 })
    expect(await notes()).toEqual([])
  })

  test('does not commit when it forgot to ask, or to write the journal', async () => {
    const unasked = action(z.object({}), async ({ tx, journal }) => {
      await sql`insert into public.note values ('x')`.execute(tx)
      journal(entry)
    })
    const unwritten = action(z.object({}), async ({ tx, allow }) => {
      allow(allowed)
      await sql`insert into public.note values ('x')`.execute(tx)
    })
    await expect(unasked(context(), {})).rejects.toThrow('allow')
    await expect(unwritten(context(), {})).rejects.toThrow('journal')
    expect(await notes()).toEqual([])
  })

  test('leaves neither change nor journal nor job when a later part of it fails', async () => {
    const before = (await journal()).length
    const queue = (tx: Db, text: string) =>
      text === 'full' ? Promise.reject(new Error('the queue is full')) : insert(tx, text)
    const queueing: Outbox = {
      send: (tx, _, data) => queue(tx, data as string),
      emit: (tx, _, data) => queue(tx, data as string),
    }
    const busy = action(z.object({}), async ({ tx, allow, journal, emit, later }) => {
      allow(allowed)
      await insert(tx, 'changed')
      journal(entry)
      later({ name: 'test.job' }, 'job')
      emit(defineEvent('test.event', z.string()), 'event')
      later({ name: 'test.job' }, 'full')
    })
    await expect(busy({ ...context(), outbox: queueing }, {})).rejects.toThrow('the queue is full')
    expect(await notes()).toEqual([])
    expect(await journal()).toHaveLength(before)
  })

  test('says a broken constraint in the words of its module', async () => {
    await write(context(), { text: 'twice' })
    await expect(write(context(), { text: 'twice' })).rejects.toMatchObject({
      code: 'rule-of-the-data',
      status: 409,
    })
  })

  test('tries again after a serialization failure, and stores once', async () => {
    let tries = 0
    const shaky = action(z.object({}), async ({ tx, allow, journal }) => {
      allow(allowed)
      journal(entry)
      await sql`insert into public.note values ('once')`.execute(tx)
      if (++tries < 3)
        await sql.raw(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`).execute(tx)
    })
    await shaky(context(), {})
    expect(tries).toBe(3)
    expect(await notes()).toEqual([{ text: 'once' }])
  })
})

test('the journal cannot be changed, emptied or shortened', async () => {
  await write(context(), { text: 'kept' })
  for (const statement of [
    'update journal.entry set action = $$x$$',
    'delete from journal.entry',
    'truncate journal.entry',
  ])
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('never changed or removed')
})
