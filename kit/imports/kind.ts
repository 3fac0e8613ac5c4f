import type { Actor, Decision } from '#kit/access/index.ts'
import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { MessageKey, MessageParams, Translator } from '#kit/i18n/index.ts'
import type { TableRow, Template, Wanted } from '#kit/spreadsheet/index.ts'

/** What an import is about: a part of the tree (code prefix), perhaps one palace in it, perhaps one thing of that palace. */
export type Place = { divisionCode: string; palaceId: string | null; subjectId: string | null }

/** What is wrong with a row, and in which column; told in the reader's words when it is shown. */
export type RowProblem = { column?: MessageKey; key: string; params?: MessageParams }

export type Change = 'added' | 'changed' | 'unchanged' | 'ended'
export type Counts = Record<Change | 'wrong', number>

/** A row of the file; `sameAs` names an earlier row about the same thing. */
export type ImportRow<Key extends string> = TableRow<Key> & { sameAs: number | null }

/** What a row would do. `data` is for `write`. */
export type Judged<Data> = { row: number } & (
  | { problems: RowProblem[]; change?: never; data?: never }
  | {
      problems?: never
      change: Change
      data: Data
      /** What is taken all the same, but should be looked at before it is confirmed. */
      warnings?: RowProblem[]
    }
)

export type Scope = {
  db: Db
  importId: string
  place: Place
  now: Temporal.Instant
  /** What a kind wants to remember from one batch of the same run to the next. */
  memory: Map<string, unknown>
}

/** What writing may do besides: tell others, and write the journal, in the same transaction. */
export type WritingScope = Scope & Pick<ActionScope, 'actor' | 'emit' | 'journal' | 'later'>

/**
 * What a module says about one kind of import; everything else (upload, dry run, progress, resuming, errors as a file,
 * undo) is the same for all. Every function sees one batch and asks the database a fixed number of times.
 */
export type ImportKind<Key extends string, Data> = {
  /** `membership.roll` */
  kind: string
  /** Names the template and the file of problems. */
  title: MessageKey
  columns: Readonly<Record<Key, Wanted & { title: MessageKey }>>
  batch: number
  may(actor: Actor, place: Place): Decision
  template(t: Translator): Template
  /** What a row is about, or null: two rows with the same key are the same thing twice. */
  keyOf(row: TableRow<Key>): string | null
  /** Says what each row would do, without writing. */
  judge(scope: Scope, rows: readonly ImportRow<Key>[]): Promise<Judged<Data>[]>
  /** Writes rows that add, change or end something, and keeps what they change for `undo`. */
  write(scope: WritingScope, rows: readonly { row: number; change: Change; data: Data }[]): Promise<void>
  /** Restores exactly what the import changed; if later changes touched the same rows, restores nothing and names them. */
  undo(scope: WritingScope): Promise<number[]>
}

/** A kind whose types are its own matter: what the machinery holds. */
// oxlint-disable-next-line no-explicit-any -- the data goes from `judge` to `write` of the same kind, unseen
export type AnyKind = ImportKind<string, any>
