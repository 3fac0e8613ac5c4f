import { OpenAPIHono, z } from '@hono/zod-openapi'
import { lackOf } from '#kit/db/unavailable.ts'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext, AppEnv } from './context.ts'
import { requestErrors } from './errors.ts'
import { Problem, problemOfConstraint } from './problem.ts'

/** The JSON API of a module, contract first: `api.openapi(route, handler)`. */
export type Api = OpenAPIHono<AppEnv>

/** An RFC 9457 problem document, as every error answer of the API carries it. */
export const ProblemDocument = z
  .object({
    type: z.string().openapi({ example: 'urn:wenhuagong:ui:not-found' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ example: 'module:code-of-the-problem' }),
    field: z.string().optional(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    alternatives: z
      .array(z.object({ spaceId: z.uuid(), name: z.string(), start: z.string(), end: z.string() }))
      .optional()
      .openapi({ description: 'What is free instead, when a space was taken' }),
    reference: z.string().openapi({ description: 'Quote this number when you ask for help' }),
  })
  .openapi('Problem')

/** The answers that any operation may give besides its own; spread into a route's `responses`. */
export const problemResponses = {
  default: {
    description: 'What went wrong, in the reader’s language (RFC 9457)',
    content: { 'application/problem+json': { schema: ProblemDocument } },
  },
} as const

/**
 * Opens an operation to programs that call with a token of one of these scopes (`security: openToTokens('read:figures')`);
 * without it no token reaches the operation.
 */
export const openToTokens = (...scopes: string[]): Record<string, string[]>[] => [
  { session: [] },
  { token: scopes },
]

/** The responses of an operation that answers JSON of this shape, or a problem. */
export const answers = <Schema extends z.ZodType>(description: string, schema: Schema) =>
  ({ 200: { description, content: { 'application/json': { schema } } }, ...problemResponses }) as const

/** The body of an operation that takes JSON of this shape. */
export const body = <Schema extends z.ZodType>(schema: Schema) =>
  ({ required: true, content: { 'application/json': { schema } } }) as const

export function createApi(): Api {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return
      const fields = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        message: issue.message,
      }))
      const problem = requestErrors.error('invalid-input', {
        field: fields[0]?.field,
        params: { detail: fields[0]?.message ?? '' },
      })
      return problemResponse(c, problem, fields)
    },
  })
}

/**
 * Any error as a problem: a known one as it is, a named constraint as its module's, a database that is away, busy or full
 * as `unavailable`, a body that cannot be read as `malformed`, a value that no column can hold as `invalid-input`,
 * everything else as unexpected.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500) return requestErrors.error('malformed')
  if (isDataException(error))
    return requestErrors.error('invalid-input', { params: { detail: error.message } })
  return problemOfConstraint(error) ?? requestErrors.error(lackOf(error) ? 'unavailable' : 'unexpected')
}

/** SQLSTATE class 22: a NUL in a text, a date beyond the calendar, a number too large for its column. */
const isDataException = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^22[0-9A-Z]{3}$/.test(error.code)

/** When to come again, in seconds, for programs that find us unavailable. */
export const RETRY_AFTER = '5'

export function problemResponse(
  c: AppContext,
  problem: Problem,
  fields?: { field: string; message: string }[],
): Response {
  const requestId = c.get('requestId')
  const t = c.get('t')
  const params = { reference: requestId, ...translatedReason(c, problem) }
  const document: z.infer<typeof ProblemDocument> = {
    ...problem.extension,
    type: `urn:wenhuagong:${problem.module}:${problem.code}`,
    title: t.byKey(problem.messageKey, params),
    status: problem.status,
    code: `${problem.module}:${problem.code}`,
    ...(problem.field ? { field: problem.field } : {}),
    ...(fields ? { fields } : {}),
    reference: requestId,
  }
  return c.body(JSON.stringify(document), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    ...(problem.status === 503 && { 'Retry-After': RETRY_AFTER }),
  })
}

/** A refusal's reason is itself a message key; it is put into words before it is shown. */
export function translatedReason(c: AppContext, problem: Problem): Problem['params'] {
  const { reason } = problem.params
  return typeof reason === 'string' && reason.includes(':')
    ? { ...problem.params, reason: c.get('t').byKey(reason) }
    : problem.params
}
