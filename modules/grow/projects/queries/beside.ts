import type { Db } from '#kit/db/index.ts'
import { projectsDb } from '../schema/db.ts'

/** Entries of money, the latest first. */
export const moneyOf = (db: Db, projectId: string) =>
  projectsDb(db)
    .selectFrom('projects.money')
    .select([
      'id',
      'kind',
      'amount_fen as amountFen',
      'on_day as onDay',
      'source',
      'entered_at as enteredAt',
      'entered_by as enteredBy',
    ])
    .where('project_id', '=', projectId)
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Notes and problems: open problems first, then the latest. */
export const remarksOf = (db: Db, projectId: string) =>
  projectsDb(db)
    .selectFrom('projects.remark')
    .select([
      'id',
      'kind',
      'text',
      'written_at as writtenAt',
      'written_by as writtenBy',
      'resolved_at as resolvedAt',
      'resolution',
    ])
    .where('project_id', '=', projectId)
    .orderBy((eb) => eb.and([eb('kind', '=', 'problem'), eb('resolved_at', 'is', null)]), 'desc')
    .orderBy('written_at', 'desc')
    .execute()
