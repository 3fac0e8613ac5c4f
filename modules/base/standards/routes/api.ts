import type { Decision } from '#kit/access/index.ts'
import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { overrideForPalace } from '../actions/override-for-palace.ts'
import { setStandard } from '../actions/set-standard.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canOverride, canSetStandard } from '../policy.ts'
import { palaceStanding } from '../ports.ts'
import { readStandardRows, type StandardRow } from '../queries/standard-rows.ts'
import { inForce, reaches, valueAt, type Where } from '../rules/in-force.ts'

const TIME_ZONE = 'Asia/Shanghai'

/** The JSON operations of the register of standards. Reading is public: standards are no secret. */
export function standardsApi(api: Api): void {
  api.openapi(contract.listStandardsRoute, async (c) => {
    const { scope = '', palace, on } = c.req.valid('query')
    const { actor, services } = c.var
    const where = await placeOf(c, scope, palace, on)
    const rows = await readStandardRows(services.db)
    const target = { divisionCode: where.divisionCode, palaceId: palace }
    return c.json(
      {
        standards: contract.standardKeys.map((key) => present(key, rows.get(key) ?? [], where)),
        maySet: presentMay(c, canSetStandard(actor, scope)),
        mayOverride: presentMay(
          c,
          palace ? canOverride(actor, target) : { allowed: false, reason: 'standards:denied.choosePalace' },
        ),
      },
      200,
    )
  })
  api.openapi(contract.setStandardRoute, async (c) =>
    c.json(await setStandard(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.overrideRoute, async (c) =>
    c.json(await overrideForPalace(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

async function placeOf(
  c: AppContext,
  scope: string,
  palaceId: string | undefined,
  day: string | undefined,
): Promise<Where> {
  const { db, clock } = c.var.services
  const palace = palaceId ? await palaceStanding(db, palaceId) : null
  if (palaceId && !palace) throw errors.error('palace-not-found')
  const on = day
    ? Temporal.PlainDate.from(day)
    : clock
        .now()
        .toZonedDateTimeISO(palace?.timeZone ?? TIME_ZONE)
        .toPlainDate()
  return palace ? { ...palace, palaceId, on } : { divisionCode: scope, on }
}

function present(key: contract.StandardKey, rows: readonly StandardRow[], where: Where): contract.Standard {
  const current = inForce(rows, where)
  const readable = current && (typeof current.value === 'number' || where.population != null)
  const unit = (current ?? rows[0])?.unit
  return {
    key,
    unit: contract.units.find((one) => one === unit) ?? 'ratio',
    inForce: current ? presentRow(current) : null,
    atPalace: where.palaceId && readable ? valueAt(key, current.value, where.population) : null,
    palaceMayOverride: current?.palaceMayOverride ?? false,
    history: rows
      .filter((row) => reaches(row, where))
      .toReversed()
      .map(presentRow),
  }
}

const presentRow = (row: StandardRow): contract.StandardValue => ({
  id: row.id,
  value: row.value,
  level: row.level,
  scope: row.scope,
  palaceId: row.palaceId,
  effectiveFrom: row.effectiveFrom.toString(),
  effectiveTo: row.effectiveTo?.toString() ?? null,
  sourceTitle: row.sourceTitle,
  sourceNumber: row.sourceNumber,
  sourceUrl: row.sourceUrl,
  verified: row.verified,
  note: row.note,
})

const presentMay = (c: AppContext, decision: Decision) => ({
  allowed: decision.allowed,
  why: decision.allowed ? null : c.var.t.byKey(decision.reason),
})
