import type { AppContext } from './context.ts'
import { toProblem } from './api.ts'
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
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : otherwise
}
