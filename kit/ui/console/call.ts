import type { RouteConfig, z } from '@hono/zod-openapi'
import { newKey } from './new-key.ts'
import { misunderstood, problemOf, unreachable } from './problem.ts'

type JsonOf<Part> = Part extends { content: { 'application/json': { schema: infer S extends z.ZodType } } }
  ? S
  : never
type Optional<Name extends string, T> = {} extends T ? { [N in Name]?: T } : { [N in Name]: T }

type ParamsOf<R> = R extends { request: { params: infer S extends z.ZodType } } ? { params: z.input<S> } : {}
type QueryOf<R> = R extends { request: { query: infer S extends z.ZodType } }
  ? Optional<'query', z.input<S>>
  : {}
type BodyOf<R> = R extends { request: { body: infer B } }
  ? [JsonOf<B>] extends [never]
    ? { form: FormData | Blob }
    : { json: z.input<JsonOf<B>> }
  : {}

/** What a call of the route needs: its path parameters, query and JSON body (or form, for files). */
export type InputOf<R extends RouteConfig> = ParamsOf<R> & QueryOf<R> & BodyOf<R>

type Success = 200 | 201 | 202 | 204
type Answer<Part> = [JsonOf<Part>] extends [never] ? undefined : z.output<JsonOf<Part>>
/** What the route answers when all is well; undefined when it answers nothing (204). */
export type OutputOf<R extends RouteConfig> = {
  [Status in keyof R['responses'] & Success]: Answer<R['responses'][Status]>
}[keyof R['responses'] & Success]

/** The input may be left out where nothing in it is required. */
export type Given<R extends RouteConfig> = {} extends InputOf<R> ? [input?: InputOf<R>] : [input: InputOf<R>]

/** The parts of a request as the browser sends them. */
type Parts = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  json?: unknown
  /** A form with files, or one file as it is. */
  form?: FormData | Blob
}

/**
 * Calls an operation of the API by its contract and answers the body, checked against the contract.
 * A change carries a key of its own, so that it can be sent once more when the line drops before its answer.
 * Someone whose session has ended is led to the sign-in page and back.
 * @throws ApiProblem what the server refused, or that it could not be reached
 */
export async function call<R extends RouteConfig>(route: R, ...[input]: Given<R>): Promise<OutputOf<R>> {
  const { json, form, ...address } = (input ?? {}) as Parts
  const request: RequestInit = {
    method: route.method.toUpperCase(),
    headers: {
      Accept: 'application/json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(route.method === 'get' ? {} : { 'Idempotency-Key': newKey() }),
    },
    body: form ?? (json === undefined ? null : JSON.stringify(json)),
  }
  const send = () => fetch(addressOf(route.path, address), request)
  const response = await send()
    .catch(() => send())
    .catch(() => {
      throw unreachable()
    })
  if (!response.ok) {
    if (response.status === 401) leadToSignIn()
    throw await problemOf(response)
  }
  return (await answerOf(route, response)) as OutputOf<R>
}

/** The address of a call: `{name}`s of the path filled, lists in the query repeated, what is undefined left out. */
export function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().flatMap((one) => (one == null ? [] : [[name, String(one)]])),
    ),
  ).toString()
  return `/api/v1${filled}${search && `?${search}`}`
}

async function answerOf(route: RouteConfig, response: Response): Promise<unknown> {
  const declared = route.responses[response.status] as
    | { content?: Record<string, { schema?: unknown }> }
    | undefined
  const schema = declared?.content?.['application/json']?.schema as z.ZodType | undefined
  if (!schema) return undefined
  const parsed = schema.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) throw misunderstood()
  return parsed.data
}

export const SIGN_IN = '/console/sign-in'

function leadToSignIn() {
  const { location } = globalThis
  if (!location || location.pathname === SIGN_IN) return
  location.assign(`${SIGN_IN}?next=${encodeURIComponent(location.pathname + location.search)}`)
}
