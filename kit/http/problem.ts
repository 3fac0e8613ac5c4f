/**
 * Errors that a person can do something about. A module lists its codes once; the API answers them as RFC 9457
 * problem documents, the portal shows the message beside the field. The text is the message `<module>:errors.<code>`.
 */
export class Problem extends Error {
  readonly module: string
  readonly code: string
  readonly status: number
  /** The input field that the problem is about, to show the message beside it. */
  readonly field: string | undefined
  readonly params: Record<string, string | number>
  /** Members that the problem document carries besides the usual ones, such as what could be had instead (RFC 9457, 3.2). */
  readonly extension: Readonly<Record<string, unknown>>

  constructor(module: string, code: string, status: number, detail: ProblemDetail = {}) {
    // Where it was thrown tells nobody anything, and finding that out costs more than the rest: in a rush most hear `full`.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`${module}:${code}`)
    Error.stackTraceLimit = stackTraceLimit
    this.module = module
    this.code = code
    this.status = status
    this.field = detail.field
    this.params = detail.params ?? {}
    this.extension = detail.extension ?? {}
  }

  get messageKey(): string {
    return `${this.module}:errors.${this.code}`
  }
}

export type ProblemDetail = {
  field?: string
  params?: Record<string, string | number>
  extension?: Readonly<Record<string, unknown>>
}

/** Which problem a broken database constraint means, for all modules: the database is the last guard, and says so in words. */
const byConstraint = new Map<string, () => Problem>()

/**
 * The error catalogue of a module: code → HTTP status, and constraint name → code.
 * `throw errors.error('limit-reached', { params: { limit: 2 } })`
 */
export function defineErrors<const Codes extends Record<string, number>>(
  module: string,
  codes: Codes,
  constraints: Record<string, keyof Codes & string> = {},
) {
  const error = (code: keyof Codes & string, detail?: ProblemDetail) =>
    new Problem(module, code, codes[code]!, detail)
  for (const [constraint, code] of Object.entries(constraints))
    byConstraint.set(constraint, () => error(code))
  return { error, codes }
}

/** The problem that a database error stands for, when a module has named its constraint; otherwise undefined. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  const constraint = (error as { constraint?: unknown } | null)?.constraint
  return typeof constraint === 'string' ? byConstraint.get(constraint)?.() : undefined
}
