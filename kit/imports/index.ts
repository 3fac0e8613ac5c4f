import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { importJobs } from './jobs.ts'
import type { AnyKind } from './kind.ts'
import { importsApi, type NamesOf } from './routes.ts'

/** What the server runs for these kinds of imports. */
export function importsModule(kinds: readonly AnyKind[], namesOf: NamesOf) {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]))
  return defineModule({
    name: 'imports',
    api: importsApi(byName, namesOf),
    jobs: importJobs(byName),
    personalData: {
      columns: {
        'imports.import.uploaded_by': 'deed',
        'imports.import.confirmed_by': 'deed',
        'imports.import.undone_by': 'deed',
      },
      tell: async () => [],
      forget: async () => undefined,
    },
    sealed: [
      { table: 'imports.chunk', key: ['import_id', 'position'], column: 'content' },
      { table: 'imports.import', key: ['id'], column: 'wrong_rows' },
    ],
  })
}

export type {
  AnyKind,
  Change,
  ImportKind,
  ImportRow,
  Judged,
  Place,
  RowProblem,
  Scope,
  WritingScope,
} from './kind.ts'
export { actionsOf } from './actions.ts'
export { runImport } from './run.ts'
export { fileOf, importsOf, keepFile, openWrongRows, readImport } from './store.ts'
