import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import {
  ApplyRequest,
  JoinRequest,
  MyApplication,
  NewRound,
  Round,
  roundPath,
  RoundNotice,
  RoundResults,
  RoundSummary,
} from './round.ts'

const tags = ['Rounds']
const path = '/palaces/{palaceId}/rounds/{roundId}'
const ofRound = { params: roundPath }
const done = answers('The round', Round)

export const roundsRoute = createRoute({
  tags,
  method: 'get',
  path: '/rounds',
  summary: 'Rounds that were announced, the latest first; needs no account',
  responses: answers('Rounds', z.object({ rounds: z.array(RoundSummary) })),
})

export const roundRoute = createRoute({
  tags,
  method: 'get',
  path,
  summary: 'A round with its courses, rules and calendar; needs no account',
  request: ofRound,
  responses: done,
})

export const roundResultsRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/results`,
  summary: 'What came of a published round, without names',
  request: ofRound,
  responses: answers('Counts, chances and the last numbers', RoundResults),
})

export const myApplicationRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/me`,
  summary: 'My application: my chances before the draw, and why after it',
  request: ofRound,
  responses: answers('My application', MyApplication),
})

export const applyRoute = createRoute({
  tags,
  method: 'put',
  path: `${path}/me`,
  summary: 'Apply, or change my application; when does not matter',
  request: { ...ofRound, body: body(ApplyRequest) },
  responses: answers('My application', MyApplication),
})

export const withdrawRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/withdraw`,
  summary: 'Take my application back',
  request: ofRound,
  responses: answers('Done', z.object({ withdrawn: z.boolean() })),
})

export const inviteRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/invitation`,
  summary: 'Make the code with which other adults join my application',
  request: ofRound,
  responses: answers('My application', MyApplication),
})

export const joinRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/join`,
  summary: 'Join the application of another adult by its code: all or none',
  request: { ...ofRound, body: body(JoinRequest) },
  responses: answers('My application', MyApplication),
})

export const leaveRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/leave`,
  summary: 'Leave a party that I joined',
  request: ofRound,
  responses: answers('Done', z.object({ left: z.boolean() })),
})

const Answer = z.object({ course: z.number().int().min(1) })

export const confirmPlaceRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/confirm`,
  summary: 'Take the places that I won or was offered: they become tickets',
  request: { ...ofRound, body: body(Answer) },
  responses: answers('My application', MyApplication),
})

export const declinePlaceRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/me/decline`,
  summary: 'Give the places that I won or was offered to the next',
  request: { ...ofRound, body: body(Answer) },
  responses: answers('My application', MyApplication),
})

export const commitRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/contributions`,
  summary: 'Enter what a contributor of randomness commits to, before the seal',
  request: {
    ...ofRound,
    body: body(
      z.object({ name: z.string().trim().min(1).max(100), commitment: z.string().regex(/^[0-9a-f]{64}$/) }),
    ),
  },
  responses: done,
})

export const revealRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/secrets`,
  summary: 'Tell the secret behind a commitment, after the seal; whoever knows it may',
  request: {
    ...ofRound,
    body: body(
      z.object({
        name: z.string().trim().min(1).max(100),
        secret: z.string().regex(/^([0-9a-f]{2}){16,64}$/),
      }),
    ),
  },
  responses: done,
})

export const ownRoundsRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/rounds',
  summary: 'The rounds of a palace, drafts too',
  request: { params: z.object({ palaceId: z.uuid() }) },
  responses: answers('Rounds', z.object({ rounds: z.array(RoundSummary) })),
})

export const candidatesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/round-candidates',
  summary: 'Sessions that a draw could give: published, nobody in yet, in no other round or window',
  request: { params: z.object({ palaceId: z.uuid() }) },
  responses: answers(
    'Sessions, soonest first',
    z.object({
      windowHours: z.number().openapi({ description: 'How long a fair window is by the standard' }),
      sessions: z.array(
        z.object({
          sessionId: z.uuid(),
          title: z.string(),
          start: z.string(),
          capacity: z.number().int(),
          awaitsDraw: z
            .boolean()
            .openapi({ description: 'Takes no sign-ups until a draw was announced and held' }),
          open: z.boolean().openapi({ description: 'Takes sign-ups now, though nobody is in yet' }),
        }),
      ),
    }),
  ),
})

export const roundNoticeRoute = createRoute({
  tags,
  method: 'get',
  path: `${path}/notice`,
  summary:
    'What came of each application, in the order of the draw, with masked names: for the palace’s staff',
  request: ofRound,
  responses: answers('A notice', RoundNotice),
})

export const createRoundRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/rounds',
  summary: 'Draw up a round',
  request: { params: z.object({ palaceId: z.uuid() }), body: body(NewRound) },
  responses: done,
})

export const announceRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/announce`,
  summary: 'Announce a round: from here on its rules stay',
  request: ofRound,
  responses: done,
})

export const sealRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/seal`,
  summary: 'Freeze the list and publish its hash, before the randomness exists',
  request: {
    ...ofRound,
    body: body(
      z.object({
        beacon: z
          .object({ chain: z.string().max(100), round: z.number().int().min(1) })
          .nullable()
          .default(null)
          .openapi({ description: 'A public beacon’s round after `drawAt`, named in advance' }),
      }),
    ),
  },
  responses: done,
})

export const drawRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/draw`,
  summary: 'Draw a sealed round, once',
  request: {
    ...ofRound,
    body: body(
      z.object({
        signature: z
          .string()
          .regex(/^[0-9a-f]*$/)
          .max(200)
          .nullable()
          .default(null),
      }),
    ),
  },
  responses: done,
})

export const publishRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/publish`,
  summary: 'Publish the results; everybody is told theirs, places wait to be confirmed',
  request: ofRound,
  responses: done,
})

export const annulRoute = createRoute({
  tags,
  method: 'post',
  path: `${path}/annul`,
  summary: 'Annul a round in the open, with the reason; it cannot be drawn again',
  request: { ...ofRound, body: body(z.object({ reason: z.string().trim().min(1).max(1000) })) },
  responses: done,
})
