import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { ActionContext } from '#kit/db/action.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { evidenceFile } from '../queries/evidence.ts'
import { statementsOf } from '../queries/statements.ts'
import { attachEvidence } from './attach-evidence.ts'
import { stateCoverage, withdrawStatement } from './state-coverage.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T09:00+08:00')
let county: ActionContext
let neighbour: ActionContext

beforeAll(async () => {
  prepareIdentity()
  const { db } = database
  await aProvince(db)
  const staff = async (scope: string) =>
    contextFor(await buildStaff(db, { role: 'federationOfficer', scope }), { db, clock })
  county = await staff('420102')
  neighbour = await staff('420103')
})

const pdf = (size = 300_000) => {
  const bytes = new Uint8Array(size).fill(32)
  bytes.set(new TextEncoder().encode('%PDF-1.7'))
  return bytes
}
const state = (year: number) =>
  stateCoverage(county, {
    divisionCode: '420102',
    year,
    state: 'covered',
    evidenceKind: 'document',
    evidenceDate: '2025-12-20',
    evidenceText: '验收文件',
  })

test('the document that a statement rests on comes back as it came, lies encrypted, and is not exchanged', async () => {
  const { statementId } = await state(2025)
  const file = { statementId, fileName: '验收.pdf', bytes: pdf() }
  await expect(attachEvidence(neighbour, file)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(
    attachEvidence(county, { ...file, bytes: new TextEncoder().encode('<script>') }),
  ).rejects.toMatchObject({ code: 'file-kind' })
  expect(await evidenceFile(database.db, statementId)).toBeNull()
  await attachEvidence(county, file)
  expect(await evidenceFile(database.db, statementId)).toEqual({
    fileName: '验收.pdf',
    mediaType: 'application/pdf',
    content: pdf(),
  })
  const [listed] = await statementsOf(database.db, { divisionCode: '420102' })
  expect(listed).toMatchObject({ id: statementId, file: { name: '验收.pdf', bytes: 300_000 } })
  const { rows } = await sql<{ content: Buffer }>`select content from coverage.evidence_piece`.execute(
    database.db,
  )
  expect(rows).toHaveLength(2)
  expect(rows.some(({ content }) => content.includes('%PDF'))).toBe(false)
  await expect(attachEvidence(county, file)).rejects.toMatchObject({ code: 'evidence-attached' })
})

test('a withdrawn statement takes no file, and keeps the one that it had', async () => {
  const { statementId } = await state(2024)
  await withdrawStatement(county, { statementId, reason: '有误' })
  await expect(
    attachEvidence(county, { statementId, fileName: 'a.pdf', bytes: pdf(20) }),
  ).rejects.toMatchObject({ code: 'statement-withdrawn' })
})
