import type { AppContext } from '#kit/http/context.ts'
import { formErrors as errorsOf } from '#kit/http/form.ts'
import type { Problem } from '#kit/http/problem.ts'

/** Fields whose shape alone can be wrong have a sentence of their own for it. */
const shapes: Record<string, string> = {
  birthYear: 'identity:errors.birth-year-implausible',
  username: 'identity:errors.username-not-understood',
  name: 'identity:errors.name-needed',
}

export const formErrors = (c: AppContext, problem: Problem) => errorsOf(c, problem, shapes)
