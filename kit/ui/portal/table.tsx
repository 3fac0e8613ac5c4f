import type { ReactNode } from 'react'

export interface Column {
  label: string
  /** Right-aligned, tabular figures. */
  numeric?: boolean
}

interface TableProps {
  caption: string
  /** The caption is read out but not drawn, when a heading already says it. */
  captionHidden?: boolean
  columns: Column[]
  /** Cells in column order; the first is the row's heading. */
  rows: ReactNode[][]
}

/** Figures in rows; scrolls sideways inside itself when the screen is narrow. */
export function Table({ caption, captionHidden, columns, rows }: TableProps) {
  const align = (index: number) => (columns[index]?.numeric ? 'num' : undefined)
  return (
    <div className="table-box" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label }, index) => (
              <th key={label} scope="col" className={align(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], row) => (
            <tr key={row}>
              <th scope="row" className={align(0)}>
                {first}
              </th>
              {cells.map((cell, index) => (
                <td key={index} className={align(index + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
