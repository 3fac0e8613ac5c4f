import type { AppContext } from '#kit/http/context.ts'
import { writeCsv, writeXlsx, type OutTable } from './write.ts'

export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const
export type FileFormat = keyof typeof fileTypes

/** Answers a table as a file that is written while it is sent; `name` may be Chinese and is without its ending. */
export function answerTable<Row>(c: AppContext, format: FileFormat, table: OutTable<Row>): Response {
  const body = format === 'xlsx' ? writeXlsx(table) : writeCsv(table)
  return answerFile(c, format, table.name, body)
}

export function answerFile(
  c: AppContext,
  format: FileFormat,
  name: string,
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
): Response {
  return c.body(body, 200, {
    'Content-Type': fileTypes[format],
    'Content-Disposition': attachment(`${name}.${format}`),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
}

/** The header that names a file, in any language (RFC 6266, RFC 5987); whatever could end the header or leave the folder is gone. */
export function attachment(name: string): string {
  const safe = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}"\\/:*?<>|]/gu, '_')
    .slice(0, 120)
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${safe.replaceAll(/[^\x20-\x7E]/g, '_')}"; filename*=UTF-8''${encoded}`
}
