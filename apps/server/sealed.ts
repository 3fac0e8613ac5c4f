import type { SealedColumn } from '#kit/crypto/index.ts'
import { modules } from './modules.ts'

/** Every encrypted column of the installation: what a change of keys rewrites. A test compares it with the database. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'http.kept_answer', key: ['owner', 'key', 'step'], column: 'content' },
  ...modules.flatMap(({ sealed }) => sealed ?? []),
]
