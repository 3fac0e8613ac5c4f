import type { Actor } from '#kit/access/index.ts'
import { denied } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Api } from '#kit/http/api.ts'
import { contextOf, type AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { answerFile, usualLimits, writeTemplate } from '#kit/spreadsheet/index.ts'
import { errors as fileErrors } from '#kit/spreadsheet/errors.ts'
import { actionsOf } from './actions.ts'
import * as contract from './contract.ts'
import { errors } from './errors.ts'
import type { AnyKind, Place } from './kind.ts'
import { problemsFile, sayProblems } from './problems-file.ts'
import {
  importsOf,
  keepFile,
  openWrongRows,
  placeOf,
  readImport,
  type ImportRecord,
  type WrongRow,
  noCounts,
} from './store.ts'

/** Masked names by person id; filled where the parts are put together. */
export type NamesOf = (db: Db, personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** The operations of all kinds of imports. */
export function importsApi(kinds: ReadonlyMap<string, AnyKind>, namesOf: NamesOf) {
  const acts = new Map([...kinds].map(([name, kind]) => [name, actionsOf(kind)]))
  const kindOf = (name: string): AnyKind => {
    const kind = kinds.get(name)
    if (!kind) throw errors.error('unknown-kind')
    return kind
  }
  const found = async (c: AppContext, id: string) => {
    const row = await readImport(c.var.services.db, id)
    const kind = kindOf(row.kind)
    allowOr(c.var.actor, kind, placeOf(row))
    return { row, kind, act: acts.get(row.kind)! }
  }
  return (api: Api): void => {
    readings(api)
    changes(api)
  }

  function readings(api: Api): void {
    api.openapi(contract.listImportsRoute, async (c) => {
      const { kind, division, palace = null, subject = null } = c.req.valid('query')
      const { db, clock } = c.var.services
      const place = { divisionCode: division, palaceId: palace, subjectId: subject }
      allowOr(c.var.actor, kindOf(kind), place)
      const rows = await importsOf(db, kind, place)
      const names = await namesOf(db, [...new Set(rows.map(({ uploaded_by }) => uploaded_by))])
      const imports = rows.map((row) =>
        present(c.var.t, { ...row, counts: { ...noCounts, ...(row.counts as object) } }, names, clock.now()),
      )
      return c.json({ imports }, 200)
    })
    api.openapi(contract.importTemplateRoute, async (c) => {
      const kind = kindOf(c.req.valid('param').kind)
      if (c.var.actor.personId === null) throw requestErrors.error('sign-in-needed')
      const bytes = await writeTemplate(kind.template(c.var.t))
      return answerFile(c, 'xlsx', c.var.t(kind.title), new Uint8Array(bytes)) as never
    })
    api.openapi(contract.readImportRoute, async (c) => {
      const { row } = await found(c, c.req.valid('param').importId)
      const { db, clock } = c.var.services
      return c.json(present(c.var.t, row, await namesOf(db, [row.uploaded_by]), clock.now()), 200)
    })
    api.openapi(contract.importProblemsRoute, async (c) => {
      const { row, kind } = await found(c, c.req.valid('param').importId)
      const { db, clock } = c.var.services
      return answerFile(
        c,
        'xlsx',
        ...(await problemsFile({ db, kind, row, t: c.var.t, now: clock.now() })),
      ) as never
    })
  }

  function changes(api: Api): void {
    api.openapi(contract.uploadImportRoute, async (c) => {
      const { name, division, palace = null, subject = null } = c.req.valid('query')
      const { kind } = c.req.valid('param')
      kindOf(kind)
      const act = acts.get(kind)!
      const place = { divisionCode: division, palaceId: palace, subjectId: subject }
      const made = await act.begin(contextOf(c), { fileName: name, ...place })
      const body = c.req.raw.body as unknown as AsyncIterable<Uint8Array> | null
      const size = body ? await keepFile(c.var.services.db, made.importId, body) : 0
      if (size === 0) throw fileErrors.error('empty-file')
      if (size > usualLimits.bytes)
        throw fileErrors.error('too-large', { params: { megabytes: usualLimits.bytes / 1024 / 1024 } })
      await act.received(contextOf(c), made)
      return c.json(made, 200)
    })
    api.openapi(contract.confirmImportRoute, (c) => acting(c, 'confirm', c.req.valid('param')))
    api.openapi(contract.undoImportRoute, (c) => acting(c, 'undo', c.req.valid('param')))
    api.openapi(contract.discardImportRoute, (c) => acting(c, 'discard', c.req.valid('param')))
  }

  async function acting(c: AppContext, name: 'confirm' | 'undo' | 'discard', one: { importId: string }) {
    const { act } = await found(c, one.importId)
    await act[name](contextOf(c), one)
    return c.body(null, 204)
  }
}

function allowOr(actor: Actor, kind: AnyKind, place: Place): void {
  const decision = actor.personId === null ? denied('') : kind.may(actor, place)
  if (decision.allowed) return
  if (actor.personId === null) throw requestErrors.error('sign-in-needed')
  throw requestErrors.error('not-allowed', { params: { reason: decision.reason } })
}

function present(
  t: Translator,
  row: ImportRecord,
  names: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): contract.Import {
  const seconds = row.began_at.until(row.state === 'applying' ? now : row.progress_at).total('seconds')
  const said = openWrongRows(row.wrong_rows)
  const sayRow = (one: WrongRow) => ({ row: one.row, problem: sayProblems(t, one.problems) })
  const refusal = row.refusal as { key: string; params: Record<string, string | number> } | null
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    rowsPerSecond: seconds > 0 ? Math.round(row.rows_done / seconds) : 0,
    counts: row.counts,
    refusal: refusal && t.byKey(refusal.key, refusal.params),
    wrongRows: said.filter(({ warning }) => !warning).map(sayRow),
    warnedRows: said.filter(({ warning }) => warning).map(sayRow),
    undoRefused: row.undo_refused as number[] | null,
    by: names.get(row.uploaded_by) ?? null,
    at: row.uploaded_at.toString(),
  }
}
