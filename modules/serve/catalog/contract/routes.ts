import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, openToTokens, problemResponses } from '#kit/http/api.ts'
import { Programme, ProgrammeFilter, ProgrammeText } from './programme.ts'
import {
  CopySeasonRequest,
  CopySeasonResult,
  PalaceAhead,
  SchedulePreview,
  ScheduleRequest,
  ScheduleResult,
  Timetable,
} from './schedule.ts'
import { SessionPage, SessionSearch } from './search.ts'
import { SessionDetail } from './session.ts'
import { kinds } from './vocabulary.ts'

const tags = ['Catalogue']
const palace = z.object({ palaceId: z.uuid() })
const programme = palace.extend({ programmeId: z.uuid() })
const session = palace.extend({ sessionId: z.uuid() })
const Reason = z.object({ reason: z.string().trim().min(1).max(200) })
const Version = z.object({ version: z.number().int() })
const Ids = z.object({ sessionIds: z.array(z.uuid()) })

export const searchSessionsRoute = createRoute({
  tags,
  method: 'get',
  path: '/sessions',
  summary: 'What is on, soonest or nearest first',
  request: { query: SessionSearch },
  responses: answers('Sessions', SessionPage),
})

export const readSessionRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}',
  summary: 'One session, and whether you may come',
  request: { params: session },
  responses: answers('The session', SessionDetail),
})

export const listKindsRoute = createRoute({
  tags,
  method: 'get',
  path: '/kinds',
  summary: 'The 3+X kinds, with their names',
  responses: answers(
    'Kinds',
    z.object({ kinds: z.array(z.object({ kind: z.enum(kinds), name: z.string() })) }),
  ),
})

export const listProgrammesRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:programmes', 'write:programmes'),
  path: '/palaces/{palaceId}/programmes',
  summary: 'The programmes of a palace, for its staff',
  request: { params: palace, query: ProgrammeFilter },
  responses: answers('Programmes', z.object({ programmes: z.array(Programme) })),
})

export const readProgrammeRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:programmes', 'write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}',
  request: { params: programme },
  responses: answers('The programme', Programme),
})

export const draftProgrammeRoute = createRoute({
  tags,
  method: 'post',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes',
  request: { params: palace, body: body(ProgrammeText) },
  responses: answers('The new draft', z.object({ programmeId: z.uuid() })),
})

export const editProgrammeRoute = createRoute({
  tags,
  method: 'put',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}',
  request: { params: programme, body: body(ProgrammeText.extend(Version.shape)) },
  responses: answers('The new version', Version),
})

export const submitProgrammeRoute = createRoute({
  tags,
  method: 'post',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}/submit',
  request: { params: programme },
  responses: answers('Given to review', z.object({})),
})

export const sendBackProgrammeRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/programmes/{programmeId}/send-back',
  request: { params: programme, body: body(Reason) },
  responses: answers('A draft again', z.object({})),
})

export const publishProgrammeRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/programmes/{programmeId}/publish',
  request: { params: programme },
  responses: answers('Published with its sessions', z.object({})),
})

export const cancelProgrammeRoute = createRoute({
  tags,
  method: 'post',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}/cancel',
  request: { params: programme, body: body(Reason) },
  responses: answers('Cancelled with its coming sessions; everyone signed up is told', Ids),
})

export const previewScheduleRoute = createRoute({
  tags,
  method: 'post',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}/schedule-preview',
  summary: 'The dates a schedule gives, with holidays left out and rooms that are taken',
  request: { params: programme, body: body(ScheduleRequest) },
  responses: answers('The dates', SchedulePreview),
})

export const scheduleSessionsRoute = createRoute({
  tags,
  method: 'post',
  security: openToTokens('write:programmes'),
  path: '/palaces/{palaceId}/programmes/{programmeId}/sessions',
  request: { params: programme, body: body(ScheduleRequest) },
  responses: answers('The new sessions, and the dates that were left out', ScheduleResult),
})

export const moveSessionRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/move',
  request: {
    params: session,
    body: body(
      z.object({
        no: z.number().int().min(1).default(1),
        start: z.iso.datetime({ offset: true }),
        end: z.iso.datetime({ offset: true }),
        spaceId: z.uuid(),
      }),
    ),
  },
  responses: answers('Moved; everyone signed up is told', z.object({})),
})

export const changeCapacityRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/capacity',
  request: {
    params: session,
    body: body(
      z.object({
        capacity: z.number().int().min(1).max(100_000),
        waitlistCapacity: z.number().int().min(0).max(100_000),
      }),
    ),
  },
  responses: answers('Changed', z.object({})),
})

export const cancelSessionRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/cancel',
  request: { params: session, body: body(Reason) },
  responses: answers('Cancelled; everyone signed up is told', z.object({})),
})

export const readTimetableRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:programmes', 'write:programmes'),
  path: '/palaces/{palaceId}/timetable',
  summary: 'All meetings of a week, room by room',
  request: { params: palace, query: z.object({ monday: z.iso.date() }) },
  responses: answers('The week', Timetable),
})

export const aheadRoute = createRoute({
  tags,
  method: 'get',
  path: '/divisions/{divisionCode}/ahead',
  summary: 'How much each palace of a division offers today and in the next seven days',
  request: { params: z.object({ divisionCode: z.string().regex(/^\d{2}(\d{2}){0,2}$/) }) },
  responses: answers('Palaces with something ahead', z.object({ palaces: z.array(PalaceAhead) })),
})

export const copySeasonRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/copy-season',
  request: { params: palace, body: body(CopySeasonRequest) },
  responses: answers('What was copied, or would be', CopySeasonResult),
})

export const exportSeasonRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/season/file',
  summary: 'The sessions that begin in a period as a workbook, which can be changed and imported again',
  request: { params: palace, query: z.object({ first: z.iso.date(), last: z.iso.date() }) },
  responses: {
    200: {
      description: 'A workbook',
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
          schema: z.string().openapi({ format: 'binary' }),
        },
      },
    },
    ...problemResponses,
  },
})
