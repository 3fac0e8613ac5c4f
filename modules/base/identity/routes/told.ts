import type { AppContext } from '#kit/http/context.ts'
import type { ToldTable } from '#kit/module/index.ts'
import { tellPeople } from '../actions/tell-people.ts'
import { familyOf } from '../queries/family.ts'

/** Everything kept about these people, in the reader's words. */
export const toldOf = (c: AppContext, personIds: readonly string[]): Promise<ToldTable[]> =>
  tellPeople(c.var.services.db, personIds, { t: c.var.t, now: c.var.services.clock.now() })

/** Somebody and the children they look after: whose data a copy holds. */
export async function withFamily(c: AppContext, personId: string): Promise<string[]> {
  const children = await familyOf(c.var.services.db, personId)
  return [personId, ...children.map(({ id }) => id)]
}

/** The copy for machines: rows by the name of their table. */
export function copyOf(c: AppContext, tables: readonly ToldTable[]) {
  const at = c.var.services.clock.now().toString()
  return { at, tables: Object.fromEntries(tables.map(({ name, rows }) => [name, [...rows]])) }
}

export function sendCopy(c: AppContext, tables: readonly ToldTable[], file: string): Response {
  return c.body(JSON.stringify(copyOf(c, tables), null, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="${file}"`,
    'Cache-Control': 'no-store',
  })
}
