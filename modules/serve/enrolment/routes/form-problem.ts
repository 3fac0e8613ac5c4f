import { translatedReason } from '#kit/http/api.ts'
import type { AppContext } from '#kit/http/context.ts'
import type { Problem } from '#kit/http/problem.ts'

/** A problem as a form shows it: in the reader's words, beside its field. */
export function formErrors(c: AppContext, problem: Problem): { field?: string; message: string }[] {
  const message = c.var.t.byKey(problem.messageKey, translatedReason(c, problem))
  return [problem.field ? { field: problem.field, message } : { message }]
}

/** One field of a posted form as text; a repeated one counts once. */
export const text = (fields: Record<string, string | string[]>, name: string): string =>
  [fields[name] ?? ''].flat()[0] ?? ''

/** All values of a repeated field. */
export const texts = (fields: Record<string, string | string[]>, name: string): string[] =>
  [fields[name] ?? []].flat()
