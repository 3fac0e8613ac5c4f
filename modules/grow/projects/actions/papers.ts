import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { sealPieces } from '#kit/crypto/index.ts'
import { checkedFile } from '#kit/files/index.ts'
import { Reason } from '../contract/inputs.ts'
import { paperKinds } from '../contract/vocabulary.ts'
import { errors } from '../errors.ts'
import { PIECE_COLUMN } from '../queries/papers.ts'
import { projectsDb } from '../schema/db.ts'
import { aboutProject, lockToAdd } from './add-to-project.ts'

const Paper = z.object({
  projectId: z.uuid(),
  kind: z.enum(paperKinds),
  fileName: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
})

/**
 * Keeps a document or photo of a project, encrypted. What it is, its bytes tell.
 * @throws Problem `file-empty` | `file-too-large` | `file-kind` | `project-not-found` | `project-ended` | `not-allowed`
 */
export const takePaper = action(Paper, async (scope, { projectId, kind, fileName, bytes }) => {
  const { tx, actor, now, journal } = scope
  const project = await lockToAdd(scope, projectId)
  if (project.cancelledAt) throw errors.error('project-ended')
  const { mediaType, sha256 } = checkedFile(bytes)
  const id = newId()
  await projectsDb(tx)
    .insertInto('projects.paper')
    .values({
      project_id: projectId,
      id,
      kind,
      file_name: fileName,
      media_type: mediaType,
      bytes: bytes.length,
      sha256,
      received_at: now,
      received_by: actor.personId,
    })
    .execute()
  for (const [position, content] of sealPieces(PIECE_COLUMN, bytes).entries())
    await projectsDb(tx)
      .insertInto('projects.paper_piece')
      .values({ project_id: projectId, paper_id: id, position, content })
      .execute()
  journal({
    action: 'projects.takePaper',
    ...aboutProject(project),
    after: { paper: kind, fileName, sha256 },
  })
  return { paperId: id }
})

/** A wrong paper counts no more; it stays on record. @throws Problem `paper-not-found` | `project-ended` | `not-allowed` */
export const withdrawPaper = action(
  z.object({ projectId: z.uuid(), paperId: z.uuid(), reason: Reason }),
  async (scope, { projectId, paperId, reason }) => {
    const project = await lockToAdd(scope, projectId)
    if (project.cancelledAt || project.handedOverAt) throw errors.error('project-ended')
    const row = await projectsDb(scope.tx)
      .updateTable('projects.paper')
      .set({ withdrawn_at: scope.now, withdrawn_by: scope.actor.personId, withdrawn_reason: reason })
      .where('project_id', '=', projectId)
      .where('id', '=', paperId)
      .where('withdrawn_at', 'is', null)
      .returning(['kind', 'file_name'])
      .executeTakeFirst()
    if (!row) throw errors.error('paper-not-found')
    const after = { paper: row.kind, fileName: row.file_name, reason }
    scope.journal({ action: 'projects.withdrawPaper', ...aboutProject(project), after })
  },
)
