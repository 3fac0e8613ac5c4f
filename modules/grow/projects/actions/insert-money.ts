import type { z } from 'zod'
import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import type { MoneyInput } from '../contract/inputs.ts'
import { projectsDb } from '../schema/db.ts'

/** Writes an entry; the database adds it up and refuses what leaves the order planned ≥ granted ≥ paid. */
export async function insertMoney(
  { tx, actor, now }: Pick<ActionScope, 'tx' | 'actor' | 'now'>,
  projectId: string,
  { kind, amountFen, onDay, source }: z.output<typeof MoneyInput>,
): Promise<void> {
  await projectsDb(tx)
    .insertInto('projects.money')
    .values({
      project_id: projectId,
      id: newId(),
      kind,
      amount_fen: amountFen,
      on_day: Temporal.PlainDate.from(onDay),
      source,
      entered_at: now,
      entered_by: actor.personId,
    })
    .execute()
}
