import { openPieces } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { coverageDb } from '../schema/db.ts'

/** Sealed into what is encrypted. */
export const EVIDENCE_COLUMN = 'coverage.evidence_piece.content'

/** The file that a statement rests on; null when none was attached. */
export async function evidenceFile(db: Db, statementId: string) {
  const file = await coverageDb(db)
    .selectFrom('coverage.evidence')
    .select(['file_name as fileName', 'media_type as mediaType'])
    .where('statement_id', '=', statementId)
    .executeTakeFirst()
  if (!file) return null
  const pieces = await coverageDb(db)
    .selectFrom('coverage.evidence_piece')
    .select('content')
    .where('statement_id', '=', statementId)
    .orderBy('position')
    .execute()
  const content = openPieces(
    EVIDENCE_COLUMN,
    pieces.map((piece) => piece.content),
  )
  return { ...file, content }
}
