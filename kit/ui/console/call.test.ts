import { createRoute, z } from '@hono/zod-openapi'
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import { addressOf, call, type InputOf, type OutputOf } from './call.ts'
import { ApiProblem } from './problem.ts'

const readHall = createRoute({
  method: 'get',
  path: '/palaces/{palaceId}/halls/{hallId}',
  request: {
    params: z.object({ palaceId: z.string(), hallId: z.string() }),
    query: z.object({ day: z.string().optional(), kind: z.array(z.string()).optional() }),
  },
  responses: {
    200: {
      description: 'The hall',
      content: { 'application/json': { schema: z.object({ name: z.string() }) } },
    },
    default: { description: 'A problem', content: { 'application/problem+json': { schema: z.object({}) } } },
  },
})
const closeHall = createRoute({
  method: 'post',
  path: '/halls',
  request: { body: { content: { 'application/json': { schema: z.object({ why: z.string() }) } } } },
  responses: { 204: { description: 'Closed' } },
})

const params = { palaceId: 'a', hallId: 'b/c' }
const answers = (status: number, body: unknown, type = 'application/json') => {
  const fetched = vi.fn<(address: string, request: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(
      new Response(status === 204 ? null : JSON.stringify(body), {
        status,
        headers: { 'content-type': type },
      }),
    ),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const problemOfCall = async (run: Promise<unknown>): Promise<ApiProblem> => {
  const problem = await run.catch((error: unknown) => error)
  if (!(problem instanceof ApiProblem)) throw new Error('expected a problem')
  return problem
}
afterEach(() => vi.unstubAllGlobals())

test('the address fills the path, repeats lists and leaves out what is undefined', () => {
  expect(addressOf(readHall.path, { params, query: { kind: ['x', 'y'], day: undefined } })).toBe(
    '/api/v1/palaces/a/halls/b%2Fc?kind=x&kind=y',
  )
})

test('input and output have the types of the contract', () => {
  expectTypeOf<OutputOf<typeof readHall>>().toEqualTypeOf<{ name: string }>()
  expectTypeOf<OutputOf<typeof closeHall>>().toEqualTypeOf<undefined>()
  expectTypeOf<InputOf<typeof closeHall>['json']>().toEqualTypeOf<{ why: string }>()
  expectTypeOf<InputOf<typeof readHall>['params']>().toEqualTypeOf<{ palaceId: string; hallId: string }>()
})

describe('call', () => {
  test('answers the checked body', async () => {
    answers(200, { name: 'hall', extra: 1 })
    expect(await call(readHall, { params })).toEqual({ name: 'hall' })
  })

  test('sends JSON and answers undefined for 204', async () => {
    const fetched = answers(204, null)
    expect(await call(closeHall, { json: { why: 'leak' } })).toBeUndefined()
    expect(fetched.mock.calls[0]![1]).toMatchObject({ method: 'POST', body: '{"why":"leak"}' })
  })

  test('a change whose answer was lost is sent once more under the same key', async () => {
    const keys: (string | null)[] = []
    vi.stubGlobal('fetch', (_: string, { headers }: RequestInit) => {
      keys.push(new Headers(headers).get('idempotency-key'))
      return keys.length === 1
        ? Promise.reject(new TypeError('lost'))
        : Promise.resolve(new Response(null, { status: 204 }))
    })
    await call(closeHall, { json: { why: 'leak' } })
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
    await call(closeHall, { json: { why: 'leak' } })
    expect(keys[2]).not.toBe(keys[0])
  })

  test('a refusal is thrown with its code, fields and reference', async () => {
    const document = { title: 'Too late', code: 'hall:late', status: 422, field: 'why', reference: 'r-1' }
    answers(422, document, 'application/problem+json; charset=utf-8')
    expect(await problemOfCall(call(closeHall, { json: { why: '' } }))).toMatchObject({
      status: 422,
      code: 'hall:late',
      title: 'Too late',
      fields: [{ field: 'why', message: 'Too late' }],
      reference: 'r-1',
    })
  })

  test('an answer that is no problem document still says something', async () => {
    answers(502, '<html>', 'text/html')
    expect(await problemOfCall(call(readHall, { params }))).toMatchObject({
      status: 502,
      code: 'console:unanswered',
    })
  })

  test('no answer at all is told from a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect(await problemOfCall(call(readHall, { params }))).toMatchObject({
      status: 0,
      code: 'console:unreachable',
    })
  })

  test('a body against the contract is refused', async () => {
    answers(200, { name: 3 })
    expect(await problemOfCall(call(readHall, { params }))).toMatchObject({ code: 'console:misunderstood' })
  })

  test('a session that ended leads to the sign-in page and back, but not from there', async () => {
    const assign = vi.fn<(to: string) => void>()
    vi.stubGlobal('location', { pathname: '/console/halls', search: '?page=2', assign })
    answers(401, { title: 'Sign in', code: 'ui:sign-in-needed' })
    await problemOfCall(call(readHall, { params }))
    expect(assign).toHaveBeenCalledWith('/console/sign-in?next=%2Fconsole%2Fhalls%3Fpage%3D2')
    vi.stubGlobal('location', { pathname: '/console/sign-in', search: '', assign })
    await problemOfCall(call(readHall, { params }))
    expect(assign).toHaveBeenCalledTimes(1)
  })
})
