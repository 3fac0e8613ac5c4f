import { createTranslator } from '#kit/i18n/index.ts'
import { readerLocale } from './language.ts'
import './messages/index.ts'

export type FieldProblem = { field: string; message: string }

/** What the server refused, in the reader's words (RFC 9457), or that it could not be reached (status 0). */
export class ApiProblem extends Error {
  readonly status: number
  /** `module:code`, stable, for a screen that offers a way out of this one problem. */
  readonly code: string
  readonly title: string
  readonly field: string | undefined
  readonly fields: readonly FieldProblem[]
  /** The number to quote when asking for help; empty when no server answered. */
  readonly reference: string

  constructor(document: {
    status: number
    code: string
    title: string
    field?: string | undefined
    fields?: readonly FieldProblem[] | undefined
    reference?: string | undefined
  }) {
    super(document.title)
    this.status = document.status
    this.code = document.code
    this.title = document.title
    this.field = document.field
    this.fields =
      document.fields ?? (document.field ? [{ field: document.field, message: document.title }] : [])
    this.reference = document.reference ?? ''
  }
}

/** The problem that an answer carries; an answer that is no problem document (a proxy's page) becomes a plain one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? ''
  const reference = response.headers.get('x-request-id') ?? ''
  const document: unknown = type.includes('json') ? await response.json().catch(() => null) : null
  if (isProblem(document)) return new ApiProblem({ reference, ...document, status: response.status })
  return spoken('unanswered', response.status, reference)
}

/** No answer came at all: the network is away or the server is down. */
export const unreachable = () => spoken('unreachable', 0)
/** An answer came that the contract does not allow: the page is older than the server, or the server is wrong. */
export const misunderstood = () => spoken('misunderstood', 0)

function spoken(code: 'unanswered' | 'unreachable' | 'misunderstood', status: number, reference = '') {
  const title = createTranslator(readerLocale())(`console:problem.${code}`)
  return new ApiProblem({ status, code: `console:${code}`, title, reference })
}

type Document = { code: string; title: string; field?: string; fields?: FieldProblem[]; reference?: string }
const isProblem = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'title' in value &&
  typeof value.title === 'string'
