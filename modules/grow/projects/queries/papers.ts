import { openPieces } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { projectsDb } from '../schema/db.ts'

/** Sealed into what is encrypted, so that a piece copied elsewhere does not open. */
export const PIECE_COLUMN = 'projects.paper_piece.content'

/** What is known of a project's papers, the latest first; withdrawn ones too. */
export const papersOf = (db: Db, projectId: string) =>
  projectsDb(db)
    .selectFrom('projects.paper')
    .select([
      'id',
      'kind',
      'file_name as fileName',
      'media_type as mediaType',
      'bytes',
      'received_at as receivedAt',
      'received_by as receivedBy',
      'withdrawn_at as withdrawnAt',
      'withdrawn_reason as withdrawnReason',
    ])
    .where('project_id', '=', projectId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute()

/** One paper with what it holds, in clear; null when there is none. */
export async function paperFile(db: Db, projectId: string, paperId: string) {
  const paper = await projectsDb(db)
    .selectFrom('projects.paper')
    .select(['file_name as fileName', 'media_type as mediaType'])
    .where('project_id', '=', projectId)
    .where('id', '=', paperId)
    .executeTakeFirst()
  if (!paper) return null
  const pieces = await projectsDb(db)
    .selectFrom('projects.paper_piece')
    .select('content')
    .where('project_id', '=', projectId)
    .where('paper_id', '=', paperId)
    .orderBy('position')
    .execute()
  const content = openPieces(
    PIECE_COLUMN,
    pieces.map((piece) => piece.content),
  )
  return { ...paper, content }
}
