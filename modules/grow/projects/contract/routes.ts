import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import {
  HandOverInput,
  MilestoneInput,
  MilestoneName,
  MoneyInput,
  ProjectText,
  ProposeInput,
  Reason,
  RemarkInput,
  Version,
} from './inputs.ts'
import { ProjectDetail, ProjectList } from './shapes.ts'
import { paperKinds } from './vocabulary.ts'

const tags = ['Construction projects']
const project = z.object({ projectId: z.uuid() })
const paper = project.extend({ paperId: z.uuid() })
const done = { 204: { description: 'Done' }, ...problemResponses } as const
const version = answers('The new version', z.object({ version: z.number().int() }))
const withReason = z.object({ version: Version, reason: Reason })
const binary = { schema: z.string().openapi({ format: 'binary' }) }

export const listProjectsRoute = createRoute({
  tags,
  method: 'get',
  path: '/projects',
  summary: 'Construction projects of the reader’s part of the tree, and who holds the next step',
  request: {
    query: z.object({
      scope: z
        .string()
        .regex(/^\d{2}(\d{2}){0,2}$/)
        .optional(),
    }),
  },
  responses: answers('Projects', ProjectList),
})
export const proposeProjectRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects',
  summary: 'Propose a project',
  request: { body: body(ProposeInput) },
  responses: answers('The project', project),
})
export const readProjectRoute = createRoute({
  tags,
  method: 'get',
  path: '/projects/{projectId}',
  summary: 'A project with steps, papers, milestones, money and history',
  request: { params: project },
  responses: answers('The project', ProjectDetail),
})
export const editProjectRoute = createRoute({
  tags,
  method: 'put',
  path: '/projects/{projectId}',
  summary: 'Change what is written about a project',
  request: { params: project, body: body(z.object({ version: Version, text: ProjectText })) },
  responses: version,
})
export const handOnRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/hand-on',
  summary: 'Hand it on to the department of the next step; every paper must be there',
  request: { params: project, body: body(z.object({ version: Version, note: Reason.nullish() })) },
  responses: version,
})
export const sendBackRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/send-back',
  summary: 'The department sends the papers back to the federation, with a reason',
  request: { params: project, body: body(withReason) },
  responses: version,
})
export const suspendProjectRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/suspend',
  summary: 'Let it stand still',
  request: { params: project, body: body(withReason) },
  responses: version,
})
export const resumeProjectRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/resume',
  summary: 'Take it up again where it stood',
  request: { params: project, body: body(withReason) },
  responses: version,
})
export const cancelProjectRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/cancel',
  summary: 'End it for good',
  request: { params: project, body: body(withReason) },
  responses: version,
})
export const handOverRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/hand-over',
  summary: 'Hand the finished house over: it enters the register, or is brought up to date',
  request: { params: project, body: body(HandOverInput.extend({ version: Version })) },
  responses: answers('The palace', z.object({ palaceId: z.uuid() })),
})
export const setMilestoneRoute = createRoute({
  tags,
  method: 'put',
  path: '/projects/{projectId}/milestones/{milestone}',
  summary: 'Say when a milestone is expected, or plan it anew',
  request: {
    params: project.extend({ milestone: MilestoneName }),
    body: body(MilestoneInput.extend({ version: Version })),
  },
  responses: version,
})
export const enterMoneyRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/money',
  summary: 'Enter money planned, granted or paid',
  request: { params: project, body: body(MoneyInput) },
  responses: done,
})
export const addRemarkRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/remarks',
  summary: 'Note something, or tell of a problem',
  request: { params: project, body: body(RemarkInput) },
  responses: answers('The remark', z.object({ remarkId: z.uuid() })),
})
export const resolveProblemRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/remarks/{remarkId}/resolve',
  summary: 'Say how a problem was solved',
  request: {
    params: project.extend({ remarkId: z.uuid() }),
    body: body(z.object({ resolution: Reason })),
  },
  responses: done,
})
export const uploadPaperRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/files/{projectId}/{kind}',
  summary: 'Upload a document or photo (PDF, JPEG, PNG), up to 10 MB',
  request: {
    params: project.extend({ kind: z.enum(paperKinds) }),
    query: z.object({ name: z.string().trim().min(1).max(200) }),
    body: { required: true, content: { 'application/octet-stream': binary } },
  },
  responses: answers('The paper', z.object({ paperId: z.uuid() })),
})
export const readPaperRoute = createRoute({
  tags,
  method: 'get',
  path: '/projects/{projectId}/papers/{paperId}/file',
  summary: 'What a paper holds',
  request: { params: paper },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/pdf': binary, 'image/jpeg': binary, 'image/png': binary },
    },
    ...problemResponses,
  },
})
export const withdrawPaperRoute = createRoute({
  tags,
  method: 'post',
  path: '/projects/{projectId}/papers/{paperId}/withdraw',
  summary: 'A wrong paper counts no more',
  request: { params: paper, body: body(z.object({ reason: Reason })) },
  responses: done,
})
