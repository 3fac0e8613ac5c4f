import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import { runImport } from '#kit/imports/index.ts'
import { readRows } from '#kit/spreadsheet/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { contextFor } from '#modules/base/identity/testing.ts'
import { importRoll, withCheckCharacter } from '#modules/base/membership/index.ts'
import { buildWorld, type World } from './world.ts'

const database = testDatabase()
let world: World
beforeAll(async () => {
  world = await buildWorld(database.url)
})
afterAll(() => world.close())

type Body = string | Uint8Array<ArrayBuffer>
const headers = (actor: string) => ({ ...world.as(actor), 'content-type': 'application/octet-stream' })
const upload = (body: Body, actor = 'officerOfTheCounty', division = '420102') =>
  world.app.request(`/api/v1/imports/files/membership.roll?name=roll.xlsx&division=${division}`, {
    method: 'POST',
    headers: headers(actor),
    body: new Blob([body]),
  })
async function looked(body: Body) {
  const { importId } = (await (await upload(body)).json()) as { importId: string }
  await runImport(contextFor(system, { db: world.db, clock: world.clock }), importRoll, importId)
  const answer = await world.app.request(`/api/v1/imports/${importId}`, {
    headers: world.as('officerOfTheCounty'),
  })
  return { importId, ...((await answer.json()) as { state: string; refusal: string | null }) }
}

/** An archive whose directory tells these names and sizes. */
function archive(parts: Record<string, Buffer>): Buffer<ArrayBuffer> {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const header = (signature: number, length: number, offset: number) => {
      const bytes = Buffer.alloc(length)
      bytes.writeUInt32LE(signature, 0)
      bytes.writeUInt16LE(8, offset)
      bytes.writeUInt32LE(packed.length, offset + 10)
      bytes.writeUInt32LE(content.length, offset + 14)
      bytes.writeUInt16LE(name.length, offset + 18)
      return bytes
    }
    const central = header(0x02014b50, 46, 10)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    const local = Buffer.concat([header(0x04034b50, 30, 8), Buffer.from(name), packed])
    bodies.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(bodies.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

test('an upload above 20 MB is refused with a problem document, and nothing of it is kept', async () => {
  const answer = await upload(new Uint8Array(21 * 1024 * 1024).fill(65))
  expect(answer.status).toBe(413)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})

test('macros, archives that unpack without end, and what is no spreadsheet are refused in words', async () => {
  const types = { '[Content_Types].xml': Buffer.from('<Types/>') }
  const bomb = archive({ ...types, 'xl/worksheets/sheet1.xml': Buffer.alloc(40 * 1024 * 1024) })
  expect(bomb.length).toBeLessThan(200_000)
  const refusals = [
    await looked(archive({ ...types, 'xl/vbaProject.bin': Buffer.from('x') })),
    await looked(bomb),
    await looked('%PDF-1.7 not a table'),
    await looked('<html><table></table></html>'),
  ]
  expect(refusals.map(({ state }) => state)).toEqual(Array(4).fill('refused'))
  expect(new Set(refusals.map(({ refusal }) => refusal)).size).toBe(4)
})

test('officers of elsewhere, and staff of a palace, can neither bring in a roll nor see how one stands', async () => {
  const { importId } = await looked('x')
  for (const actor of ['officerOfAnotherCounty', 'officerOfAnotherCity', 'director:own', 'worker']) {
    expect((await upload('x', actor)).status, actor).toBe(403)
    for (const path of [importId, `${importId}/problems`]) {
      const answer = await world.app.request(`/api/v1/imports/${path}`, { headers: world.as(actor) })
      expect(answer.status, `${actor} ${path}`).toBe(403)
    }
  }
})

test('the file of problems gives cells back as they stood, and none of them as a formula', async () => {
  const uscc = withCheckCharacter('81420102MC0000017')
  const { importId } = await looked(
    `统一社会信用代码,工会名称,姓名,手机号\r\n${uscc},一街工会,"=HYPERLINK(""http://x"")",123\r\n`,
  )
  const answer = await world.app.request(`/api/v1/imports/${importId}/problems`, {
    headers: world.as('officerOfTheCounty'),
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const rows = await Array.fromAsync(readRows(bytes))
  expect(rows[1]!.cells[2]).toBe('=HYPERLINK("http://x")') // a text: the reader gives formulas as their results
  expect(Buffer.from(bytes).includes('<f>')).toBe(false)
})
