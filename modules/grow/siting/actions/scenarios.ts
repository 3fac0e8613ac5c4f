import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { Lock, Parameters } from '../contract.ts'
import { errors } from '../errors.ts'
import { canPlan } from '../policy.ts'
import { locksOf, lockScenario, type ScenarioRow } from '../queries/scenarios.ts'
import { changes } from '#kit/journal/index.ts'
import { sitingDb } from '../schema/db.ts'

const name = z.string().trim().min(2).max(100)

/** A scenario, held until the transaction ends. @throws Problem `scenario-not-found` */
export async function heldScenario(tx: Db, scenarioId: string): Promise<ScenarioRow> {
  const found = await lockScenario(tx, scenarioId)
  if (!found) throw errors.error('scenario-not-found')
  return found
}

/** How the journal names a scenario. */
export const aboutScenario = ({ id, scope }: Pick<ScenarioRow, 'id' | 'scope'>) => ({
  subject: { type: 'scenario', id },
  divisionCode: scope.padEnd(6, '0'),
})

/** Draws up a question; `copyOf` takes over the decisions of another one. P3 @throws Problem `not-allowed` */
export const createScenario = action(
  z.object({
    scope: z.string().regex(/^\d{2}(\d{2}){0,2}$/),
    name,
    parameters: Parameters,
    copyOf: z.uuid().nullable(),
  }),
  async ({ tx, actor, now, allow, journal }, { scope, name, parameters, copyOf }) => {
    allow(canPlan(actor, scope))
    const id = newId()
    const by = actor.personId
    await sitingDb(tx)
      .insertInto('siting.scenario')
      .values({
        id,
        scope,
        name,
        question: parameters.question,
        parameters: JSON.stringify(parameters),
        created_by: by,
        created_at: now,
        edited_by: by,
        edited_at: now,
      })
      .execute()
    if (copyOf) {
      const from = await heldScenario(tx, copyOf)
      allow(canPlan(actor, from.scope))
      const locks = (await locksOf(tx, copyOf)).map(({ target, kind, reason, setBy, setAt }) => ({
        scenario_id: id,
        target,
        kind,
        reason,
        set_by: setBy,
        set_at: setAt,
      }))
      if (locks.length > 0) await sitingDb(tx).insertInto('siting.scenario_lock').values(locks).execute()
    }
    journal({ action: 'siting.createScenario', ...aboutScenario({ id, scope }), after: { name, parameters } })
    return { scenarioId: id }
  },
)

/**
 * Changes name and parameters. Whoever saves over a newer version is told and shown both, and nothing is lost.
 * @throws Problem `scenario-not-found` | `changed-meanwhile` | `question-stays` | `not-allowed`
 */
export const editScenario = action(
  z.object({ scenarioId: z.uuid(), version: z.number().int(), name, parameters: Parameters }),
  async ({ tx, actor, now, allow, journal, unchanged }, { scenarioId, version, name, parameters }) => {
    const before = await heldScenario(tx, scenarioId)
    allow(canPlan(actor, before.scope))
    if (before.version !== version) throw requestErrors.error('changed-meanwhile')
    if (before.question !== parameters.question) throw errors.error('question-stays')
    const flat = { name: before.name, ...(before.parameters as object) }
    const changed = changes(flat, { name, ...parameters })
    if (!changed) {
      unchanged()
      return { version }
    }
    await sitingDb(tx)
      .updateTable('siting.scenario')
      .set({
        name,
        parameters: JSON.stringify(parameters),
        version: version + 1,
        edited_by: actor.personId,
        edited_at: now,
      })
      .where('id', '=', scenarioId)
      .execute()
    journal({ action: 'siting.editScenario', ...aboutScenario(before), ...changed })
    return { version: version + 1 }
  },
)

/**
 * Decides something about a site (or a county, in a plan) before the calculation, with the reason. Each decision is a row:
 * two officials who decide about different sites never overwrite each other; about the same one, the later sees the
 * earlier and says so (`seen`). @throws Problem `scenario-not-found` | `changed-meanwhile`
 */
export const setLock = action(
  Lock.extend({
    scenarioId: z.uuid(),
    /** The decision that was on the screen; null: none. */
    seen: z.enum(['lock', 'forbid']).nullable(),
  }),
  async ({ tx, actor, now, allow, journal }, { scenarioId, target, kind, reason, seen }) => {
    const scenario = await heldScenario(tx, scenarioId)
    allow(canPlan(actor, scenario.scope))
    const before = (await locksOf(tx, scenarioId)).find((lock) => lock.target === target)
    if ((before?.kind ?? null) !== seen) throw requestErrors.error('changed-meanwhile')
    await sitingDb(tx)
      .insertInto('siting.scenario_lock')
      .values({ scenario_id: scenarioId, target, kind, reason, set_by: actor.personId, set_at: now })
      .onConflict((same) =>
        same
          .columns(['scenario_id', 'target'])
          .doUpdateSet({ kind, reason, set_by: actor.personId, set_at: now }),
      )
      .execute()
    await touch(tx, scenario)
    journal({
      action: 'siting.setLock',
      ...aboutScenario(scenario),
      ...(before ? { before: { target, kind: before.kind, reason: before.reason } } : {}),
      after: { target, kind, reason },
    })
  },
)

/** Takes a decision back; one that is gone already changes nothing. @throws Problem `scenario-not-found` */
export const liftLock = action(
  z.object({ scenarioId: z.uuid(), target: z.string() }),
  async ({ tx, actor, allow, journal, unchanged }, { scenarioId, target }) => {
    const scenario = await heldScenario(tx, scenarioId)
    allow(canPlan(actor, scenario.scope))
    const before = (await locksOf(tx, scenarioId)).find((lock) => lock.target === target)
    if (!before) return unchanged()
    await sitingDb(tx)
      .deleteFrom('siting.scenario_lock')
      .where('scenario_id', '=', scenarioId)
      .where('target', '=', target)
      .execute()
    await touch(tx, scenario)
    journal({
      action: 'siting.liftLock',
      ...aboutScenario(scenario),
      before: { target, kind: before.kind, reason: before.reason },
    })
  },
)

/** What was computed before does not answer the question any more; name and parameters are not touched. */
const touch = (tx: Db, { id, locks_version }: ScenarioRow) =>
  sitingDb(tx)
    .updateTable('siting.scenario')
    .set({ locks_version: locks_version + 1 })
    .where('id', '=', id)
    .execute()
