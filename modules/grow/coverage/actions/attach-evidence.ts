import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { sealPieces } from '#kit/crypto/index.ts'
import { checkedFile } from '#kit/files/index.ts'
import { errors } from '../errors.ts'
import { canState } from '../policy.ts'
import { EVIDENCE_COLUMN } from '../queries/evidence.ts'
import { coverageDb } from '../schema/db.ts'

const Input = z.object({
  statementId: z.uuid(),
  fileName: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
})

/**
 * Attaches the document or photo that a statement rests on, for everybody to read. P1.
 * @throws Problem `statement-not-found` | `statement-withdrawn` | `evidence-attached` | `file-empty` | `file-too-large` | `file-kind` | `not-allowed`
 */
export const attachEvidence = action(
  Input,
  async ({ tx, actor, now, allow, journal }, { statementId, fileName, bytes }) => {
    const tables = coverageDb(tx)
    const row = await tables
      .selectFrom('coverage.statement')
      .select(['division_code', 'withdrawn_at'])
      .where('id', '=', statementId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw errors.error('statement-not-found')
    allow(canState(actor, row.division_code))
    if (row.withdrawn_at) throw errors.error('statement-withdrawn')
    const { mediaType, sha256 } = checkedFile(bytes)
    await tables
      .insertInto('coverage.evidence')
      .values({
        statement_id: statementId,
        file_name: fileName,
        media_type: mediaType,
        bytes: bytes.length,
        sha256,
        attached_at: now,
      })
      .execute()
    for (const [position, content] of sealPieces(EVIDENCE_COLUMN, bytes).entries())
      await tables
        .insertInto('coverage.evidence_piece')
        .values({ statement_id: statementId, position, content })
        .execute()
    journal({
      action: 'coverage.attachEvidence',
      subject: { type: 'coverageStatement', id: statementId },
      divisionCode: row.division_code,
      after: { fileName, sha256 },
    })
  },
)
