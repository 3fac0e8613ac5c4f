import { createRoute, z } from '@hono/zod-openapi'
import './messages/index.ts'
import { problemResponses } from '#kit/http/api.ts'

const Queue = z.object({
  name: z.string().openapi({ example: 'notifications.deliver' }),
  waiting: z.number().int().openapi({ description: 'Due now and not begun' }),
  later: z.number().int().openapi({ description: 'Due at a later time' }),
  running: z.number().int(),
  failed: z.number().int().openapi({ description: 'Gave up after all its tries' }),
  cron: z.string().nullable().openapi({ description: 'When it comes round by itself', example: '5 * * * *' }),
  finishedAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .openapi({ description: 'Its latest run that succeeded' }),
})
const FailedJob = z.object({
  id: z.uuid(),
  queue: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  failedAt: z.iso.datetime({ offset: true }).nullable(),
  tries: z.number().int(),
  message: z.string().nullable(),
})
export const JobsOverview = z.object({
  queues: z.array(Queue),
  failed: z.array(FailedJob).openapi({ description: 'The latest hundred' }),
})
export type JobsOverview = z.infer<typeof JobsOverview>

/** How the work outside requests stands. Administrators only. */
export const readJobs = createRoute({
  method: 'get',
  path: '/jobs',
  tags: ['jobs'],
  summary: 'How the work outside requests stands',
  responses: {
    200: { description: 'Queues and failed jobs', content: { 'application/json': { schema: JobsOverview } } },
    ...problemResponses,
  },
})

/** Queues a failed job once more. Administrators only; may be repeated. */
export const retryJob = createRoute({
  method: 'post',
  path: '/jobs/{queue}/{id}/retry',
  tags: ['jobs'],
  summary: 'Run a failed job once more',
  request: { params: z.object({ queue: z.string().min(1).max(120), id: z.uuid() }) },
  responses: { 204: { description: 'Queued' }, ...problemResponses },
})
