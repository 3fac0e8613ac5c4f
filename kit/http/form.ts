import type { AppContext } from './context.ts'
import { toProblem, translatedReason } from './api.ts'
import type { Problem } from './problem.ts'

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** Runs an action for a form: a problem the reader can mend comes back to be shown beside its field; the rest is thrown. */
export async function attempt<T>(act: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await act() }
  } catch (error) {
    const problem = toProblem(error)
    if (problem.status >= 500 || problem.status === 401 || problem.status === 404) throw error
    return { ok: false, problem }
  }
}

/** The fields of a posted form as text; a repeated field as a list. Files are left out. */
export async function formFields(c: AppContext): Promise<Record<string, string | string[]>> {
  const body = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const texts = [value].flat().filter((one) => typeof one === 'string')
      return texts.length === 0 ? [] : [[name, Array.isArray(value) ? texts : texts[0]!]]
    }),
  )
}

/** Where to go after signing in or choosing a language: a path of this site, never another address. */
export function localPath(path: string | undefined, otherwise = '/'): string {
  if (!path || !/^\/(?![/\\])[^\s\\]*$/.test(path)) return otherwise
  // `/.//elsewhere` is read by a browser as `//elsewhere`: what counts is the path that it will ask for.
  const here = new URL(path, 'http://here')
  return here.host === 'here' && !here.pathname.startsWith('//') ? path : otherwise
}

/**
 * A problem as a form shows it: in the reader's words, beside its field. `shapes` names the message for a field whose shape
 * alone can be wrong.
 */
export function formErrors(
  c: AppContext,
  problem: Problem,
  shapes: Readonly<Record<string, string>> = {},
): { field?: string; message: string }[] {
  const { field } = problem
  const own = problem.code === 'invalid-input' && field ? shapes[field] : undefined
  const message = c.var.t.byKey(own ?? problem.messageKey, translatedReason(c, problem))
  return [field ? { field, message } : { message }]
}

type Fields = Readonly<Record<string, string | string[]>>

/** All values of a repeated field. */
export const texts = (fields: Fields, name: string): string[] => [fields[name] ?? []].flat()

/** One field of a posted form as text; a repeated one counts once. */
export const text = (fields: Fields, name: string): string => texts(fields, name)[0] ?? ''
