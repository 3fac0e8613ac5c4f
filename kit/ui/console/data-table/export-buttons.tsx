import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import type { FileFormat } from '#kit/spreadsheet/answer.ts'
import { noteExportRoute } from '#kit/spreadsheet/contract.ts'
import { call } from '../call.ts'
import { useT } from '../language.ts'
import { ApiProblem } from '../problem.ts'
import { useScope } from '../scope.tsx'
import { download, fileOf, follow, tableOf } from './export.ts'
import type { Column } from './rows.ts'

type ExportProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: () => Promise<readonly Row[]>
  /** The server writes this list itself, and the journal with it. */
  from?: string
  personal: boolean
  disabled: boolean
}

/** Hands out what the table shows: all rows that its filters leave, in its order, with its columns. */
export function ExportButtons<Row>({ label, columns, rows, from, personal, disabled }: ExportProps<Row>) {
  const t = useT()
  const { divisionCode, palaceId } = useScope()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<FileFormat | null>(null)
  const hand = async (format: FileFormat) => {
    if (from) return follow(`${from}${from.includes('?') ? '&' : '?'}format=${format}`)
    const all = await rows()
    if (personal) {
      const place = { division: divisionCode, ...(palaceId ? { palace: palaceId } : {}) }
      await call(noteExportRoute, { json: { list: label, rows: all.length, format, ...place } })
    }
    download(`${label}.${format}`, await fileOf(format, tableOf(label, all, columns)))
  }
  const start = (format: FileFormat) => {
    setBusy(format)
    hand(format)
      .catch((problem: unknown) => {
        if (!(problem instanceof ApiProblem)) throw problem
        message.error(problem.title)
      })
      .finally(() => setBusy(null))
  }
  const button = (format: FileFormat, words: string) => (
    <Button
      {...(format === 'xlsx' ? { icon: <DownloadOutlined aria-hidden /> } : {})}
      disabled={disabled}
      loading={busy === format}
      onClick={() => start(format)}
    >
      {words}
    </Button>
  )
  return (
    <Space.Compact>
      {button('xlsx', t('console:table.export'))}
      {button('csv', t('console:table.exportCsv'))}
    </Space.Compact>
  )
}
