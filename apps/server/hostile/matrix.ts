import { CompiledQuery, type Kysely } from 'kysely'
import type { Row } from './permissions.ts'
import { grants, palaceRoles, palaces, SECRET, type World } from './world.ts'

const over = ['OfTheProvince', 'OfTheCity', 'OfTheCounty']

/** Everyone who tries, in the order of the table's words. */
export const actors: readonly string[] = [
  'visitor',
  'worker',
  'otherWorker',
  ...Object.keys(grants),
  ...palaceRoles.flatMap((role) => palaces.map((place) => `${role}:${place}`)),
]

/** Those who have nothing to do with the palace. */
export const strangers: readonly string[] = ['visitor', 'otherWorker', 'director:otherCity']

/** Whose part of the tree the palace lies in. */
const isInside = (actor: string) =>
  actor === 'worker' || actor.endsWith(':own') || over.some((end) => actor.endsWith(end))

const roleOf = (actor: string) => actor.replace(/(Of[A-Z].*|:.*)$/, '')

/** Does one of the row's words stand for this actor? */
export function mayBy({ may }: Row, actor: string): boolean {
  return may.split(' ').some((word) => {
    if (word === 'everyone') return true
    if (word === 'signedIn') return actor !== 'visitor'
    if (word === 'worker' || word.endsWith('Administrator')) return actor === word
    if (word.endsWith('*')) return roleOf(actor) === word.slice(0, -1)
    return roleOf(actor) === word && isInside(actor)
  })
}

/** Sends the row's request as the actor. */
export function ask(world: World, app: World['app'], operation: string, row: Row, actor: string) {
  const [method, pattern] = operation.split(' ') as [string, string]
  const ids: Record<string, string> = { ...world.ids, ...row.params }
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (!ids[name]) throw new Error(`${operation}: nothing stands for {${name}}; name it in its row`)
    return encodeURIComponent(ids[name])
  })
  const headers: Record<string, string> = actor === 'visitor' ? {} : { ...world.as(actor) }
  if (row.body !== undefined) headers['content-type'] = 'application/json'
  const query = row.query ? `?${new URLSearchParams(row.query).toString()}` : ''
  const body = row.body === undefined ? null : JSON.stringify(row.body)
  return app.request(`/api/v1${path}${query}`, { method, headers, body })
}

/** What is wrong with how the operation answered the actor; null when nothing is. */
export function fault(
  world: World,
  row: Row,
  actor: string,
  status: number,
  text: string,
  changed: string | null,
) {
  const inside = isInside(actor)
  if (!inside && text.includes(SECRET)) return 'shows what is private'
  if (mayBy(row, actor)) {
    if (row.answers ? status !== row.answers : status >= 300)
      return `is refused (${status}) ${text.slice(0, 200)}`
    const elsewhere = !inside && row.may.includes('*') && !actor.endsWith('Administrator')
    return elsewhere && text.includes(row.shows ?? world.ids.palaceId!)
      ? 'shows the palace to someone who is elsewhere'
      : null
  }
  const refusals = actor !== 'visitor' ? [403, 404] : row.see ? [401, 404] : [401]
  if (!refusals.includes(status)) return `answers ${status} ${text.slice(0, 200)}`
  return changed && `is refused, but ${changed} was changed`
}

/** The tables in which two fingerprints differ; null when in none. */
export function difference(one: string, other: string): string | null {
  const known = new Set(other.split(','))
  return (
    one
      .split(',')
      .find((sum) => !known.has(sum))
      ?.split('=')[0] ?? null
  )
}

/** Tells, in one line of text, what all tables hold; with `naming`, only in rows that name one of these. */
export function fingerprints(db: Kysely<{}>, naming: readonly string[] = []) {
  const those = naming.length === 0 ? '' : ` where r::text ~ '${naming.join('|')}'`
  const all = `select table_schema, table_name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'migration')
    and table_schema <> 'jobs' and table_name not in ('sign_in_attempt', 'sign_in_code') order by 1, 2`
  let question: string | undefined
  return async (): Promise<string> => {
    const { rows: tables } = question
      ? { rows: [] }
      : await db.executeQuery<{ table_schema: string; table_name: string }>(CompiledQuery.raw(all))
    question ??= tables
      .map(({ table_schema, table_name }) => {
        const name = `"${table_schema}"."${table_name}"`
        return `select '${name}=' || md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as sum from ${name} r${those}`
      })
      .join(' union all ')
    const { rows } = await db.executeQuery<{ sum: string }>(CompiledQuery.raw(question))
    return rows.map(({ sum }) => sum).join()
  }
}
