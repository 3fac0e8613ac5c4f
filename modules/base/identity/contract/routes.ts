import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import {
  Child,
  ChildInput,
  Consent,
  DeviceSession,
  LinkWanted,
  Me,
  MyData,
  Look,
  MyDataChange,
  NewChild,
  NewRole,
  NewStaff,
  OpenedSession,
  PersonalCopy,
  PersonForDisplay,
  PersonWanted,
  RecoveryCodes,
  RoleAssignment,
  SignInAnswer,
  TotpOffer,
} from './shapes.ts'
import { consentPurposes, consentsByChoice, UnmaskReason } from './words.ts'

const done = { 204: { description: 'Done' }, ...problemResponses } as const
const person = z.object({ personId: z.uuid() })
const Id = z.object({ id: z.uuid() })

const signing = ['Signing in']
export const sendCodeRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/sign-in/codes',
  summary: 'Send a sign-in code to a phone; the same answer whether the phone is known or not',
  request: { body: body(z.object({ phone: z.string() })) },
  responses: { 202: { description: 'On its way' }, ...problemResponses },
})
export const enterWithCodeRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/sign-in',
  summary: 'Sign in with a code; the first time, the account begins',
  request: {
    body: body(
      z.object({
        phone: z.string(),
        code: z.string(),
        agreed: z.boolean(),
        link: z.string().max(2_000).optional(),
      }),
    ),
  },
  responses: answers('The session, or what is missing', SignInAnswer),
})
export const enterWithWechatRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/sign-in/wechat',
  summary: 'Sign in from the mini-program with its code; or a link, to send along with a phone code once',
  request: { body: body(z.object({ code: z.string().min(1).max(200) })) },
  responses: answers('The session, or what is missing', z.union([...SignInAnswer.options, LinkWanted])),
})
export const enterWithPasswordRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/session',
  summary: 'Staff sign in with username and password',
  request: { body: body(z.object({ username: z.string(), password: z.string() })) },
  responses: answers('The session, or what is missing', SignInAnswer),
})
const Challenge = z.object({ challenge: z.string() })
export const choosePasswordRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/session/password',
  summary: 'Choose a password of one’s own, when somebody else made the first',
  request: { body: body(Challenge.extend({ password: z.string() })) },
  responses: answers('The session, or what is missing', SignInAnswer),
})
export const enterWithSecondFactorRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/session/second-factor',
  summary: 'Show the second factor: a code of the authenticator app, or a recovery code',
  request: { body: body(Challenge.extend({ code: z.string() })) },
  responses: answers('The session', OpenedSession),
})
export const offerTotpRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/session/second-factor/offer',
  summary: 'What to set an authenticator app up with, before the first session of an administrator',
  request: { body: body(Challenge) },
  responses: answers('The key', TotpOffer),
})
export const setUpTotpRoute = createRoute({
  tags: signing,
  method: 'post',
  path: '/session/second-factor/set-up',
  summary: 'Prove the authenticator app once, and sign in with it',
  request: { body: body(Challenge.extend({ code: z.string() })) },
  responses: answers(
    'The session and the recovery codes, shown this once',
    OpenedSession.extend(RecoveryCodes.shape),
  ),
})
export const signOutRoute = createRoute({
  tags: signing,
  method: 'delete',
  path: '/session',
  summary: 'Sign out',
  responses: done,
})
export const meRoute = createRoute({
  tags: signing,
  method: 'get',
  path: '/me',
  summary: 'Who I am and what I may do',
  responses: answers('Me', Me),
})
export const listSessionsRoute = createRoute({
  tags: signing,
  method: 'get',
  path: '/me/sessions',
  summary: 'Where I am signed in',
  responses: answers('Devices', z.object({ sessions: z.array(DeviceSession) })),
})
export const endSessionRoute = createRoute({
  tags: signing,
  method: 'delete',
  path: '/me/sessions/{sessionId}',
  summary: 'Sign out of one device',
  request: { params: z.object({ sessionId: z.uuid() }) },
  responses: done,
})
export const signOutEverywhereRoute = createRoute({
  tags: signing,
  method: 'delete',
  path: '/me/sessions',
  summary: 'Sign out of every device',
  responses: done,
})

const mine = ['My data']
export const myDataRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/data',
  summary: 'Everything kept about me',
  responses: answers('My data', MyData),
})
export const correctMyDataRoute = createRoute({
  tags: mine,
  method: 'patch',
  path: '/me/data',
  summary: 'Correct it; fields left out stay',
  request: { body: body(MyDataChange) },
  responses: answers('My data', MyData),
})
export const copyMyDataRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/copy',
  summary: 'Everything that any part of the system keeps about me and the children I look after',
  responses: answers('The copy', PersonalCopy),
})
export const copyChildDataRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/family/{personId}/copy',
  summary: 'Everything kept about a child I look after',
  request: { params: person },
  responses: answers('The copy', PersonalCopy),
})
export const looksRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/looks',
  summary: 'Who saw my name, or that of a child I look after, in clear, and why',
  responses: answers('Looks, the latest first', z.object({ looks: z.array(Look) })),
})
export const forgetMeRoute = createRoute({
  tags: mine,
  method: 'delete',
  path: '/me',
  summary: 'Close my account and erase my data',
  responses: done,
})
export const listConsentsRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/consents',
  summary: 'What I agreed to',
  responses: answers('Consents', z.object({ consents: z.array(Consent) })),
})
export const giveConsentRoute = createRoute({
  tags: mine,
  method: 'put',
  path: '/me/consents/{purpose}',
  summary: 'Agree to one purpose',
  request: { params: z.object({ purpose: z.enum(consentsByChoice) }) },
  responses: done,
})
export const withdrawConsentRoute = createRoute({
  tags: mine,
  method: 'delete',
  path: '/me/consents/{purpose}',
  summary: 'Take a consent back',
  request: { params: z.object({ purpose: z.enum(consentPurposes) }) },
  responses: done,
})
export const listFamilyRoute = createRoute({
  tags: mine,
  method: 'get',
  path: '/me/family',
  summary: 'The children I look after',
  responses: answers('Children', z.object({ children: z.array(Child) })),
})
export const addChildRoute = createRoute({
  tags: mine,
  method: 'post',
  path: '/me/family',
  summary: 'Add a child, with my consent as its guardian',
  request: { body: body(NewChild) },
  responses: answers('The child', Id),
})
export const correctChildRoute = createRoute({
  tags: mine,
  method: 'put',
  path: '/me/family/{personId}',
  summary: 'Correct a child’s name or year of birth',
  request: { params: person, body: body(ChildInput) },
  responses: done,
})
export const removeChildRoute = createRoute({
  tags: mine,
  method: 'delete',
  path: '/me/family/{personId}',
  summary: 'Take a child out and forget it',
  request: { params: person },
  responses: done,
})

const people = ['People and roles']
export const findPeopleRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/people/search',
  summary: 'Look people up by phone; names come masked, and the look-up is journalled',
  request: { body: body(PersonWanted) },
  responses: answers('People', z.object({ people: z.array(PersonForDisplay) })),
})
export const unmaskNameRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/people/{personId}/name',
  summary: 'Show a name in clear, with a reason for the journal',
  request: { params: person, body: body(z.object({ reason: UnmaskReason })) },
  responses: answers('The name', z.object({ name: z.string().nullable() })),
})
export const createStaffRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/staff',
  summary: 'Make an account for a member of staff',
  request: { body: body(NewStaff) },
  responses: answers('The person', Id),
})
export const listRolesRoute = createRoute({
  tags: people,
  method: 'get',
  path: '/roles',
  summary: 'Roles in force in my part of the tree',
  responses: answers('Roles', z.object({ roles: z.array(RoleAssignment) })),
})
export const grantRoleRoute = createRoute({
  tags: people,
  method: 'post',
  path: '/roles',
  summary: 'Give a role, downward only',
  request: { body: body(NewRole) },
  responses: answers('The role', Id),
})
export const withdrawRoleRoute = createRoute({
  tags: people,
  method: 'delete',
  path: '/roles/{roleId}',
  summary: 'Take a role back from now on',
  request: { params: z.object({ roleId: z.uuid() }) },
  responses: done,
})
