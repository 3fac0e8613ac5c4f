import type { AppContext } from '#kit/http/context.ts'
import { familyOf, myName } from '#modules/base/identity/index.ts'
import { signedIn } from './read.ts'

/** Oneself and one's children, by name, for oneself alone. */
export async function family(c: AppContext): Promise<{ personId: string; name: string }[]> {
  const { db } = c.var.services
  const personId = signedIn(c)
  const [name, children] = await Promise.all([myName(db, personId), familyOf(db, personId)])
  return [
    { personId, name: name ?? c.var.t('allocation:apply.me') },
    ...children.map(({ id, name }) => ({ personId: id, name })),
  ]
}
