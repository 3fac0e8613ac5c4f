import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { divisionByCode, kilometresOutside } from '#modules/base/places/index.ts'
import { CandidateText } from '../contract.ts'
import { errors } from '../errors.ts'
import { canPlan } from '../policy.ts'
import { candidatesUnder, lockCandidate } from '../queries/candidates.ts'
import { changes } from '#kit/journal/index.ts'
import { sameSite, SKETCH_KM } from '../rules/near.ts'
import { sitingDb } from '../schema/db.ts'

/**
 * Enters a candidate site. One that lies outside its county, or within 200 m of another, is told, never mended. P3
 * @throws Problem `division-not-found` | `site-outside-division` | `site-too-near` | `code-taken` | `not-allowed`
 */
export const recordCandidate = action(CandidateText, async ({ tx, actor, now, allow, journal }, text) => {
  allow(canPlan(actor, text.divisionCode))
  await mustStandWell(tx, text)
  const id = newId()
  const row = columnsOf(text)
  await sitingDb(tx)
    .insertInto('siting.candidate')
    .values({ id, ...row, created_at: now })
    .execute()
  journal({
    action: 'siting.recordCandidate',
    subject: { type: 'candidate', id },
    divisionCode: text.divisionCode,
    after: row,
  })
  return { candidateId: id }
})

/**
 * Changes a candidate site. Whoever saves over a newer version is told, and nothing is lost. P3
 * @throws Problem `candidate-not-found` | `changed-meanwhile` | those of `recordCandidate`
 */
export const editCandidate = action(
  z.object({ candidateId: z.uuid(), version: z.number().int(), text: CandidateText }),
  async ({ tx, actor, allow, journal, unchanged }, { candidateId, version, text }) => {
    const before = await lockCandidate(tx, candidateId)
    if (!before) throw errors.error('candidate-not-found')
    allow(canPlan(actor, before.division_code))
    allow(canPlan(actor, text.divisionCode))
    if (before.version !== version) throw requestErrors.error('changed-meanwhile')
    const row = columnsOf(text)
    const changed = changes(before, row)
    if (!changed) {
      unchanged()
      return { version }
    }
    await mustStandWell(tx, text, before.code)
    await sitingDb(tx)
      .updateTable('siting.candidate')
      .set({ ...row, version: version + 1 })
      .where('id', '=', candidateId)
      .execute()
    journal({
      action: 'siting.editCandidate',
      subject: { type: 'candidate', id: candidateId },
      divisionCode: text.divisionCode,
      ...changed,
    })
    return { version: version + 1 }
  },
)

/** Takes a site off the list; plans that were computed with it keep what they knew. @throws Problem `candidate-not-found` */
export const retireCandidate = action(
  z.object({ candidateId: z.uuid(), reason: z.string().trim().min(2).max(300) }),
  async ({ tx, actor, now, allow, journal }, { candidateId, reason }) => {
    const found = await lockCandidate(tx, candidateId)
    if (!found) throw errors.error('candidate-not-found')
    allow(canPlan(actor, found.division_code))
    await sitingDb(tx)
      .updateTable('siting.candidate')
      .set({ retired_at: now, retired_reason: reason, version: found.version + 1 })
      .where('id', '=', candidateId)
      .execute()
    journal({
      action: 'siting.retireCandidate',
      subject: { type: 'candidate', id: candidateId },
      divisionCode: found.division_code,
      after: { reason },
    })
  },
)

async function mustStandWell(tx: Db, text: CandidateText, code = text.code): Promise<void> {
  const division = await divisionByCode(tx, text.divisionCode)
  if (!division || division.level === 'province')
    throw errors.error('division-not-found', { field: 'divisionCode' })
  const km = kilometresOutside(text.divisionCode, text.lng, text.lat)
  if (km !== null && km > SKETCH_KM)
    throw errors.error('site-outside-division', {
      field: 'lng',
      params: { name: division.name, km: Math.round(km) },
    })
  const near = sameSite(await candidatesUnder(tx, ''), text, code)
  if (near)
    throw errors.error('site-too-near', { field: 'lat', params: { code: near.code, name: near.name } })
}

/** A site as its table holds it. */
export const columnsOf = (text: CandidateText) => ({
  code: text.code,
  division_code: text.divisionCode,
  name: text.name,
  lng: text.lng,
  lat: text.lat,
  mode: text.mode,
  plan_status: text.planStatus,
  land_status: text.landStatus,
  cost_fen: text.costFen,
  area_m2: text.areaM2,
  capacity: text.capacity,
})
