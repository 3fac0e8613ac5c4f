import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import { Lock, RunOf, Scenario, ScenarioSummary, ScenarioText } from './scenario.ts'

const tags = ['Siting']
const done = { 204: { description: 'Done' }, ...problemResponses } as const
const version = z.number().int().openapi({ description: 'What you saw; a newer one is not overwritten' })
const division = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/)
  .openapi({ description: 'The prefix that all codes in it share: 42, 4201, 420102' })
const scenario = z.object({ scenarioId: z.uuid() })
const run = z.object({ runId: z.uuid() })
const target = scenario.extend({
  target: z.string().min(2).max(40).openapi({ description: 'Code of a site, or of a county in a plan' }),
})

export const scenariosRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/scenarios',
  summary: 'Questions about sites and years, with the latest calculation of each',
  request: { query: z.object({ division }) },
  responses: answers('Scenarios', z.object({ scenarios: z.array(ScenarioSummary) })),
})
export const scenarioRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/scenarios/{scenarioId}',
  summary: 'One scenario with its decisions and calculations',
  request: { params: scenario },
  responses: answers('The scenario', Scenario),
})
export const createScenarioRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/scenarios',
  summary: 'Draw up a question; a copy takes over the decisions of another',
  request: { body: body(ScenarioText.extend({ scope: division, copyOf: z.uuid().nullable() })) },
  responses: answers('Drawn up', z.object({ scenarioId: z.uuid() })),
})
export const editScenarioRoute = createRoute({
  tags,
  method: 'put',
  path: '/siting/scenarios/{scenarioId}',
  summary: 'Change its name and parameters',
  request: { params: scenario, body: body(ScenarioText.extend({ version })) },
  responses: answers('Changed', z.object({ version: z.number().int() })),
})
export const setLockRoute = createRoute({
  tags,
  method: 'put',
  path: '/siting/scenarios/{scenarioId}/locks/{target}',
  summary: 'Lock or forbid a site, with the reason',
  request: {
    params: target,
    body: body(
      Lock.omit({ target: true }).extend({
        seen: z
          .enum(['lock', 'forbid'])
          .nullable()
          .openapi({ description: 'The decision that you saw; null: none' }),
      }),
    ),
  },
  responses: done,
})
export const liftLockRoute = createRoute({
  tags,
  method: 'delete',
  path: '/siting/scenarios/{scenarioId}/locks/{target}',
  summary: 'Take a decision about a site back',
  request: { params: target },
  responses: done,
})
export const requestRunRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/scenarios/{scenarioId}/runs',
  summary: 'Compute it as it stands; the answer comes from the run',
  request: {
    params: scenario,
    body: body(z.object({ limitSeconds: z.number().int().min(1).max(600).default(60) })),
  },
  responses: answers('Queued', z.object({ runId: z.uuid() })),
})
export const runRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/runs/{runId}',
  summary: 'How a calculation stands, and what it found',
  request: { params: run },
  responses: answers('The calculation', RunOf),
})
export const cancelRunRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/runs/{runId}/cancel',
  summary: 'End a calculation; it leaves nothing behind',
  request: { params: run },
  responses: done,
})
export const publishRunRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/runs/{runId}/publish',
  summary: 'Publish the plan of several years that a calculation found: coverage then measures against it',
  request: {
    params: run,
    body: body(
      z.object({
        title: z.string().trim().min(2).max(100),
        reason: z.string().trim().min(2).max(500),
        comparedWith: z
          .uuid()
          .nullable()
          .openapi({ description: 'The run that it was compared with before' }),
      }),
    ),
  },
  responses: answers('Published', z.object({ edition: z.number().int(), differences: z.number().int() })),
})
