import type { ReactNode } from 'react'
import type { TableState } from './state.ts'

export type CellValue = string | number | null | undefined

export type Column<Row> = {
  key: string
  title: string
  /** What the cell holds: shown, sorted, searched and exported, unless `show` draws it otherwise. */
  value: (row: Row) => CellValue
  show?: (row: Row) => ReactNode
  /** Right-aligned, tabular. */
  number?: boolean
  sort?: boolean
  /** Values to choose from; a row matches by `filterValue`, or else by `value`. */
  filter?: readonly { label: string; value: string }[]
  filterValue?: (row: Row) => string | readonly string[]
  width?: number
  /** Left out of the export, such as a column of buttons. */
  exported?: false
}

const words = (text: CellValue) => String(text ?? '').toLocaleLowerCase()

/** Rows as the state asks: filtered, searched (all words, any column) and sorted; not cut to a page. */
export function chosenRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  state: TableState,
): Row[] {
  const sought = words(state.search).split(/\s+/).filter(Boolean)
  const kept = rows.filter(
    (row) =>
      columns.every((column) => matches(column, row, state.filters[column.key])) &&
      sought.every((word) => columns.some(({ value }) => words(value(row)).includes(word))),
  )
  const by = columns.find((column) => column.key === state.sort?.key)
  if (!by) return kept
  const way = state.sort!.descending ? -1 : 1
  return kept.toSorted((a, b) => compare(by.value(a), by.value(b), way))
}

function matches<Row>(
  { value, filterValue }: Column<Row>,
  row: Row,
  chosen: readonly string[] | undefined,
): boolean {
  if (!chosen || chosen.length === 0) return true
  const own = filterValue ? filterValue(row) : String(value(row) ?? '')
  return [own].flat().some((one) => chosen.includes(one))
}

const order = new Intl.Collator('zh-CN', { numeric: true })

/** Numbers by size, words by pinyin, nothing always last. */
function compare(a: CellValue, b: CellValue, way: 1 | -1): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1
  return way * (typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b)))
}
