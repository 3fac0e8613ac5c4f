import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Translator } from '#kit/i18n/index.ts'

/**
 * What becomes of a column that names a person when that person is forgotten.
 * `erased`: afterwards no row of it names them. `kept`: the id stays, as a number without a person, so that figures hold.
 * `deed`: what somebody did at work (who granted, who checked in); it belongs to the record of the thing.
 */
export type Fate = 'erased' | 'kept' | 'deed'

/** In whose language, and when, it is told. */
export type Reader = { t: Translator; now: Temporal.Instant }

type Cell = string | number | boolean | null

/** A table of the copy that people get of their data: readable by labels, JSON by names. */
export type ToldTable = {
  /** Its name in the JSON copy. */
  name: string
  /** Message key of its title. */
  title: string
  /** By name, the message key of the label; `instant`: an ISO instant; `words`: the message key of a value. */
  columns: Readonly<Record<string, { label: string; instant?: true; words?: (value: string) => string }>>
  rows: readonly Readonly<Record<string, Cell>>[]
}

/**
 * What a module keeps about people: how it is told to them and how they are forgotten. A test compares `columns` with the
 * database: each column that names a person has its line in some module.
 */
export type PersonalData = {
  /** `schema.table.column` → what becomes of it. */
  columns: Readonly<Record<string, Fate>>
  /** Everything about these people (someone and the children they look after, or one child), in clear for them alone. */
  tell(db: Db, personIds: readonly string[], reader: Reader): Promise<ToldTable[]>
  /**
   * Forgets these people inside the action that closes their account; what they still claim is given back first.
   * Later modules come before earlier ones, so that a person can still be looked up.
   */
  forget(scope: ActionScope, personIds: readonly string[]): Promise<void>
}

/**
 * A kind of rows that are removed when they are older than a standard says. `standard` is a key of base/standards whose
 * value counts months or days.
 */
export type Retention = {
  /** Names it in the journal and, as `identity:retention.kind.<kind>`, on the screen. */
  kind: string
  standard: string
  /** Removes at most `most` rows older than `before`; returns how many. It is called again until none is left. */
  remove(scope: ActionScope, before: Temporal.Instant, most: number): Promise<number>
}
