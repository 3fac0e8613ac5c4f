import { text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'

const LOAN = 'loan-'
type Fields = Record<string, string | string[]>

/** What was asked to go with the room: a field a kind, empty or 0 for none. */
export const lentIn = (fields: Fields) =>
  Object.keys(fields)
    .filter((name) => name.startsWith(LOAN))
    .map((name) => ({ resourceId: name.slice(LOAN.length), count: Number(text(fields, name)) }))
    .filter(({ count }) => count !== 0)

/** The same as it stands in the form again. */
export const loansTyped = (wishes: readonly { resourceId: string; count: number }[]) =>
  Object.fromEntries(wishes.map(({ resourceId, count }) => [resourceId, String(count)]))

/** What is wrong with one wish stands beside its field. */
export function besideLoan(error: FormError, wishes: readonly { resourceId: string }[]): FormError {
  const [, index] = /^resources\.(\d+)/.exec(error.field ?? '') ?? []
  const wish = index === undefined ? undefined : wishes[Number(index)]
  return wish ? { ...error, field: LOAN + wish.resourceId } : error
}
