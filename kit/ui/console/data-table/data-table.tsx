import { Button, Input, Table, type TableColumnType, type TablePaginationConfig } from 'antd'
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { useT } from '../language.ts'
import { ScreenLink, useGo } from '../link.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import type { ApiProblem } from '../problem.ts'
import { ExportButtons } from './export-buttons.tsx'
import { chosenRows, type Column } from './rows.ts'
import { PAGE_SIZES, type TableState } from './state.ts'
import { useTableState } from './use-table-state.ts'

type DataTableProps<Row> = {
  /** What the rows are, for those who do not see the table and for the exported file: "场次". */
  label: string
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  loading?: boolean
  problem?: ApiProblem | null
  retry?: () => unknown
  /** What to say and offer when there is nothing at all (an `Empty`); a filter that leaves nothing is told apart. */
  empty: ReactNode
  /** The screen that a row opens; the first column is its link. */
  rowTo?: (row: Row) => string
  /** Buttons beside search and export. */
  tools?: ReactNode
  /** Tells two tables on one screen apart in the URL. */
  table?: string
  /** false: no search box, for short or server-filtered lists. */
  searchable?: boolean
  /** The rest of a list that the server cuts; the page then grows instead of turning. */
  more?: { load: () => unknown; loading: boolean } | null
  /** All rows of such a list, for the export: what is exported is what the filters show, not what was loaded so far. */
  allRows?: () => Promise<readonly Row[]>
  /** The address that exports a list too long for the browser, without its `format`; it must keep the same filters. */
  exportFrom?: string
  /** true where rows are people: each export is then written into the journal. */
  personal?: boolean
}

/** Rows to search, filter, sort, turn, open and export; how they are looked at lives in the URL. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    columns,
    rowKey,
    rowTo,
    loading = false,
    problem = null,
    retry,
    empty,
    tools,
    more,
  } = props
  const t = useT()
  const go = useGo()
  const [state, change] = useTableState(props.table)
  const chosen = chosenRows(rows ?? [], columns, state)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // A wide table on a narrow screen scrolls sideways, by the keyboard too.
    for (const part of section.current?.querySelectorAll('.ant-table-content') ?? [])
      part.setAttribute('tabindex', '0')
  })
  if (problem && !rows) return <ProblemAlert problem={problem} retry={retry} />
  if (rows?.length === 0 && !loading) return empty
  const open = (row: Row) => (event: MouseEvent<HTMLElement>) => {
    const { target, currentTarget } = event
    const onControl = (target as HTMLElement).closest('a,button,input,label')
    if (rowTo && !onControl && currentTarget.contains(target as HTMLElement)) go(rowTo(row))
  }
  return (
    <section className="data-table" aria-label={label} ref={section}>
      <ProblemAlert problem={problem} retry={retry} />
      <div className="table-tools">
        {props.searchable !== false && (
          <Input.Search
            allowClear
            key={state.search}
            defaultValue={state.search}
            aria-label={t('console:table.searchIn', { label })}
            placeholder={t('console:table.search')}
            onSearch={(search) => change({ search: search.trim() })}
          />
        )}
        <span className="soft" role="status">
          {rows && t('console:table.count', { count: chosen.length })}
        </span>
        <span className="spacer" />
        {tools}
        <ExportButtons
          label={label}
          columns={columns}
          personal={props.personal === true}
          disabled={chosen.length === 0}
          {...(props.exportFrom ? { from: props.exportFrom } : {})}
          rows={async () => (props.allRows ? chosenRows(await props.allRows(), columns, state) : chosen)}
        />
      </div>
      <Table<Row>
        size="middle"
        rowKey={rowKey}
        dataSource={chosen}
        columns={columns.map((column, index) => drawn(column, state, index === 0 ? rowTo : undefined))}
        loading={loading}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: rows ? t('console:table.nothingMatches') : ' ' }}
        pagination={more === undefined && chosen.length > PAGE_SIZES[0] && pages(state, chosen.length)}
        {...(rowTo ? { rowClassName: 'opens', onRow: (row) => ({ onClick: open(row) }) } : {})}
        onChange={({ current = 1, pageSize = PAGE_SIZES[0] }, filters, sorter, { action }) => {
          const { columnKey, order } = [sorter].flat()[0] ?? {}
          change({
            page: action === 'paginate' ? current : 1,
            size: pageSize,
            sort: order ? { key: String(columnKey), descending: order === 'descend' } : null,
            filters: Object.fromEntries(
              Object.entries(filters).flatMap(([key, values]) =>
                values?.length ? [[key, values.map(String)]] : [],
              ),
            ),
          })
        }}
      />
      {more && (
        <div className="table-more">
          <Button loading={more.loading} onClick={() => void more.load()}>
            {t('console:table.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

const pages = ({ page, size }: TableState, total: number): TablePaginationConfig => ({
  current: Math.min(page, Math.ceil(total / size)),
  pageSize: size,
  total,
  showSizeChanger: total > PAGE_SIZES[0],
  pageSizeOptions: [...PAGE_SIZES],
})

function drawn<Row extends object>(
  { key, title, value, show, number, sort, filter, width }: Column<Row>,
  state: TableState,
  rowTo: ((row: Row) => string) | undefined,
): TableColumnType<Row> {
  const cell = show ?? ((row: Row) => value(row) ?? '—')
  return {
    key,
    title,
    render: (_, row) => (rowTo ? <ScreenLink to={rowTo(row)}>{cell(row)}</ScreenLink> : cell(row)),
    ...(number ? { align: 'right', className: 'number' } : {}),
    ...(width ? { width } : {}),
    // `true` shows the arrows and leaves the sorting to `chosenRows`, so that what is exported is what is seen.
    ...(sort
      ? {
          sorter: true,
          sortOrder: state.sort?.key === key ? (state.sort.descending ? 'descend' : 'ascend') : null,
        }
      : {}),
    ...(filter
      ? {
          filters: filter.map(({ label, value }) => ({ text: label, value })),
          filteredValue: [...(state.filters[key] ?? [])],
        }
      : {}),
  }
}
