import { useSearchParams } from 'react-router'
import { readTableState, writeTableState, type TableState } from './state.ts'

/** The state of a table in this page's URL; changing anything but the page goes back to the first page. */
export function useTableState(table = ''): [TableState, (change: Partial<TableState>) => void] {
  const [query, setQuery] = useSearchParams()
  const change = (part: Partial<TableState>) =>
    setQuery((now) => writeTableState(now, { ...readTableState(now, table), page: 1, ...part }, table), {
      replace: true,
    })
  return [readTableState(query, table), change]
}
