/** How someone looks at a table: kept in the URL, so that a link, the back button and a reload show the same. */
export type TableState = {
  page: number
  size: number
  sort: { key: string; descending: boolean } | null
  /** Chosen values by column. */
  filters: Readonly<Record<string, readonly string[]>>
  /** Words looked for in all columns. */
  search: string
}

export const PAGE_SIZES = [20, 50, 100] as const

const key = (table: string, name: string) => (table ? `${table}.${name}` : name)

/** Reads the state of a table; `table` tells two tables on one screen apart. What cannot be understood is as if absent. */
export function readTableState(query: URLSearchParams, table = ''): TableState {
  const text = (name: string) => query.get(key(table, name)) ?? ''
  const page = Number(text('page'))
  const size = Number(text('size'))
  const sort = text('sort')
  const filters: Record<string, string[]> = {}
  const prefix = key(table, 'f.')
  for (const [name, value] of query)
    if (name.startsWith(prefix)) (filters[name.slice(prefix.length)] ??= []).push(value)
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    size: PAGE_SIZES.some((one) => one === size) ? size : PAGE_SIZES[0],
    sort: sort ? { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    filters,
    search: text('q'),
  }
}

/** The query with this state in it and everything that belongs to others left alone; what is as usual is not written. */
export function writeTableState(query: URLSearchParams, state: TableState, table = ''): URLSearchParams {
  const own = new Set(['page', 'size', 'sort', 'q'].map((name) => key(table, name)))
  const prefix = key(table, 'f.')
  const next = new URLSearchParams([...query].filter(([name]) => !own.has(name) && !name.startsWith(prefix)))
  const set = (name: string, value: string) => value && next.set(key(table, name), value)
  set('q', state.search)
  for (const [column, values] of Object.entries(state.filters))
    for (const value of values) next.append(prefix + column, value)
  set('sort', state.sort ? `${state.sort.descending ? '-' : ''}${state.sort.key}` : '')
  set('page', state.page > 1 ? String(state.page) : '')
  set('size', state.size === PAGE_SIZES[0] ? '' : String(state.size))
  return next
}
