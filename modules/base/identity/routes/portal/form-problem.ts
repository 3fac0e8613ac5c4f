import type { AppContext } from '#kit/http/context.ts'
import { translatedReason } from '#kit/http/api.ts'
import type { Problem } from '#kit/http/problem.ts'

/** Fields whose shape alone can be wrong have a sentence of their own for it. */
const shapeProblems: Record<string, string> = {
  birthYear: 'identity:errors.birth-year-implausible',
  username: 'identity:errors.username-not-understood',
  name: 'identity:errors.name-needed',
}

/** A problem as a form shows it: in the reader's words, beside its field. */
export function formErrors(c: AppContext, problem: Problem): { field?: string; message: string }[] {
  const { field } = problem
  const own = problem.code === 'invalid-input' && field ? shapeProblems[field] : undefined
  const message = c.var.t.byKey(own ?? problem.messageKey, translatedReason(c, problem))
  return [field ? { field, message } : { message }]
}

/** One field of a posted form as text; a repeated one counts once. */
export const text = (fields: Record<string, string | string[]>, name: string): string =>
  [fields[name] ?? ''].flat()[0] ?? ''
