import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aRule } from '#modules/serve/booking/testing.ts'
import { aSession } from '#modules/serve/catalog/testing.ts'
import { difference, fingerprints } from './matrix.ts'
import { undoableDatabase } from './one-connection.ts'
import { portalRoutes } from './pages.ts'
import { type FormRow, portalForms } from './portal-forms.ts'
import { appOn, buildWorld, type World } from './world.ts'

const database = testDatabase()
let world: World
let rows: [string, FormRow][]

beforeAll(async () => {
  world = await buildWorld(database.url)
  const { ids, houses } = world
  const palaceId = ids.palaceId!
  await aRule(world.db, palaceId, houses.own.east, { advance_days: 30, hours_per_person_day: 24 })
  const slot = (hour: number) => ({
    spaceId: houses.own.east,
    start: `2026-11-24T${hour}:00:00+08:00`,
    end: `2026-11-24T${hour + 1}:00:00+08:00`,
  })
  const post = async (actor: string, path: string, body: object) => {
    const headers = { ...world.as(actor), 'content-type': 'application/json' }
    const answer = await world.app.request(`/api/v1/palaces/${palaceId}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.status, path).toBe(200)
    return (await answer.json()) as { id: string }
  }
  const { id: bookingId } = await post('worker', '/bookings', slot(10))
  await post('desk:own', '/bookings', slot(12))
  const { id: waitId } = await post('worker', '/waits', slot(12))
  const { id: openSession } = await aSession(world.db, {
    palaceId,
    spaceId: ids.classroom!,
    programmeId: ids.programmeId!,
    start: '2026-12-03T19:00+08:00',
  })
  rows = portalForms(ids, { bookingId, waitId, openSession })
})
afterAll(() => world.close())

const named = () => new Set(rows.map(([form]) => form))

test('every form of the portal has its row, and every row its form', () => {
  const forms = portalRoutes(world).filter(({ method }) => method !== 'GET')
  expect(forms.map(({ method, pattern }) => `${method} ${pattern}`).toSorted()).toEqual(
    [...named()].toSorted(),
  )
})

test('what is tried elsewhere is tried', () => {
  const files = rows.flatMap(([, row]) => ('see' in row ? [row.see] : []))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test('nobody changes what is another’s: neither a visitor nor another worker, whatever the address names', async () => {
  const { db, undone } = undoableDatabase(database.url)
  const app = appOn(db, world.clock, world.boss)
  const { worker } = world.people
  const theirs = fingerprints(db, [worker!, world.ids.child!])
  const faults: string[] = []
  for (const [form, row] of rows) {
    if ('see' in row || 'ends' in row) continue
    const { fields, params = {} } = 'fields' in row ? row : { fields: {} }
    const route = portalRoutes(world, params).find(({ method, pattern }) => `${method} ${pattern}` === form)!
    const send = async (actor: string) => {
      const headers: Record<string, string> = actor === 'visitor' ? {} : world.as(actor)
      const answer = await app.request(route.path, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
      })
      await answer.body?.cancel()
      return answer
    }
    for (const actor of ['visitor', 'otherWorker'])
      await undone(async () => {
        const before = await theirs()
        const { status } = await send(actor)
        const changed = difference(await theirs(), before)
        if (changed || status >= 500)
          faults.push(`${form} ${route.path} as ${actor}: ${status}, changed ${changed}`)
      })
    // Else the same fields in other hands would prove nothing.
    if ('fields' in row)
      await undone(async () => {
        const before = await theirs()
        const { status } = await send('worker')
        if (difference(await theirs(), before) === null)
          faults.push(`${form} ${route.path}: nothing changed, ${status}`)
      })
  }
  await db.destroy()
  expect(faults.join('\n')).toBe('')
}, 300_000)
