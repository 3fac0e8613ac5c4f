import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { SeasonConflicts, SettleConflicts } from './conflict.ts'
import { Adjust, Cost, Reasons, SeasonPlan } from './plan.ts'
import {
  AskForHalls,
  HallRequest,
  NewSeason,
  requestPath,
  Run,
  runPath,
  Season,
  seasonPath,
  SeasonSummary,
} from './season.ts'

const tags = ['Seasons']
const path = '/palaces/{palaceId}/seasons/{seasonId}'
const ofPalace = { params: z.object({ palaceId: z.uuid() }) }
const ofSeason = { params: seasonPath }
const many = z.object({ seasons: z.array(SeasonSummary) })
const step = (act: string, summary: string) =>
  createRoute({
    tags,
    method: 'post',
    path: `${path}/${act}`,
    summary,
    request: ofSeason,
    responses: answers('The season', Season),
  })

export const seasonsRoute = createRoute({
  tags,
  method: 'get',
  path: '/seasons',
  summary: 'Seasons of halls that were announced, the latest first; needs no account',
  responses: answers('Seasons', many),
})
export const ownSeasonsRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/seasons',
  summary: 'The seasons of a palace, drafts too',
  request: ofPalace,
  responses: answers('Seasons', many),
})
export const seasonRoute = createRoute({
  tags,
  method: 'get',
  path,
  summary: 'A season with its rules, halls and calendar; needs no account',
  request: ofSeason,
  responses: answers('The season', Season),
})
export const hallCandidatesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/season-halls',
  summary: 'Halls that a season of this palace could give: its own and those of palaces that you keep too',
  request: ofPalace,
  responses: answers(
    'Halls',
    z.object({
      halls: z.array(
        z.object({
          palaceId: z.uuid(),
          palace: z.string(),
          spaceId: z.uuid(),
          name: z.string(),
          kind: z.string(),
        }),
      ),
    }),
  ),
})
export const createSeasonRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/seasons',
  summary: 'Draw up a season',
  request: { ...ofPalace, body: body(NewSeason) },
  responses: answers('The season', Season),
})
export const announceSeasonRoute = step('announce', 'Announce a season: from here on its rules stay')
export const publishSeasonRoute = step(
  'publish',
  'Publish the plan: weekly times become series in the calendar, everybody gets their letter; once',
)
export const proposeRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/runs`,
  summary:
    'Calculate a proposal; what is locked stays. It goes on by itself: read the season for its progress',
  request: ofSeason,
  responses: answers('The calculation', Run),
})
export const cancelRunRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/runs/{runId}/cancel`,
  summary: 'End a calculation early: the best plan so far is the proposal',
  request: { params: runPath },
  responses: answers('The calculation', Run),
})
export const planRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/plan`,
  summary: 'All requests with what they get, as it stands',
  request: ofSeason,
  responses: answers('The plan', SeasonPlan),
})
export const adjustRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/adjustments`,
  summary: 'Move, grant, refuse, lock or unlock by hand; with `dryRun` only say what it costs and who loses',
  request: { ...ofSeason, body: body(Adjust) },
  responses: answers('What it costs', Cost),
})
export const conflictsRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/conflicts`,
  summary:
    'Dates of weekly times that something else holds: before publication those expected, afterwards those to decide, with what is free instead',
  request: ofSeason,
  responses: answers('The dates', SeasonConflicts),
})
export const settleConflictsRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/conflicts`,
  summary: 'Decide what becomes of such dates: left out, or another hall or time; all of them or none',
  request: { ...ofSeason, body: body(SettleConflicts) },
  responses: answers('Done', z.object({ settled: z.number().int() })),
})
export const reasonsRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/requests/{requestId}/reasons`,
  summary:
    'Why a request got what it got: for each wish what stood in its way; to staff, and to the applicant after publication',
  request: { params: requestPath },
  responses: answers('Reasons', Reasons),
})
export const enterRequestRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/requests`,
  summary:
    'Enter a request: staff for any organisation, the contact of a union for theirs while applications are open',
  request: { ...ofSeason, body: body(AskForHalls) },
  responses: answers('The request', HallRequest),
})
export const changeRequestRoute = createRoute({
  tags,
  method: 'put',
  path: `${path}/requests/{requestId}`,
  summary: 'Change a request before the season is published',
  request: { params: requestPath, body: body(AskForHalls) },
  responses: answers('The request', HallRequest),
})
export const withdrawRequestRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/requests/{requestId}/withdraw`,
  summary: 'Take a request back',
  request: { params: requestPath },
  responses: answers('Done', z.object({ withdrawn: z.boolean() })),
})
export const mySeasonRequestsRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/me`,
  summary: 'My requests to a season, and after publication what they got',
  request: ofSeason,
  responses: answers('My requests', z.object({ requests: z.array(HallRequest) })),
})
