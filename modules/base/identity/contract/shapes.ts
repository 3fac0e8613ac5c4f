import { z } from '@hono/zod-openapi'
import { roles } from '#kit/access/index.ts'
import { locales } from '#kit/i18n/index.ts'
import { BirthYear, consentPurposes, DivisionCode, PersonName, signInSteps } from './words.ts'

const Instant = z.string().openapi({ format: 'date-time' })

export const OpenedSession = z
  .object({
    token: z
      .string()
      .openapi({ description: 'Send it as `Authorization: Bearer`; browsers get it as a cookie' }),
    personId: z.uuid(),
    days: z.number().int(),
  })
  .openapi('OpenedSession')

export const NextStep = z
  .object({
    step: z.enum(signInSteps),
    challenge: z.string().openapi({ description: 'Proves for ten minutes that the first step was taken' }),
    personId: z.uuid(),
  })
  .openapi('SignInStep')
export const LinkWanted = z
  .object({
    link: z.string().openapi({ description: 'Good for ten minutes, to be sent with a phone and its code' }),
  })
  .openapi('LinkWanted')
export const SignInAnswer = z.union([OpenedSession, NextStep])
export const TotpOffer = z
  .object({ key: z.string().openapi({ description: 'Base32' }), address: z.string() })
  .openapi('TotpOffer')
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).openapi('RecoveryCodes')

export const Grant = z.union([
  z.object({ role: z.enum(roles), scope: z.string() }),
  z.object({ role: z.enum(roles), palaceId: z.uuid() }),
])

export const Me = z
  .object({
    personId: z.uuid(),
    name: z.string().openapi({ description: 'Their own name, or their masked phone until they told it' }),
    unread: z.number().int(),
    grants: z.array(Grant),
  })
  .openapi('Me')

export const MyData = z
  .object({
    personId: z.uuid(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    birthYear: z.number().int().nullable(),
    divisionCode: z.string().nullable(),
    member: z.boolean(),
    unionName: z.string().nullable(),
    saidMember: z
      .boolean()
      .openapi({ description: 'What they said themselves; it counts while no roll names them' }),
    saidUnionName: z.string().nullable(),
    gigWorker: z.boolean(),
    retired: z.boolean(),
    locale: z.enum(locales),
    elderMode: z.boolean(),
    since: Instant,
  })
  .openapi('MyData')

export const MyDataChange = z
  .object({
    name: PersonName,
    email: z.string().trim().max(200),
    birthYear: BirthYear.nullable(),
    divisionCode: DivisionCode.nullable(),
    member: z.boolean(),
    unionName: z.string().trim().max(80),
    gigWorker: z.boolean(),
    retired: z.boolean(),
    locale: z.enum(locales),
    elderMode: z.boolean(),
  })
  .partial()
  .openapi('MyDataChange')

export const Consent = z
  .object({
    purpose: z.enum(consentPurposes),
    version: z.string(),
    givenAt: Instant,
    withdrawnAt: Instant.nullable(),
  })
  .openapi('Consent')

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const PersonalCopy = z
  .object({
    at: Instant,
    tables: z
      .record(z.string(), z.array(z.record(z.string(), Cell)))
      .openapi({ description: 'Rows by the name of their table' }),
  })
  .openapi('PersonalCopy')

export const Look = z
  .object({
    at: Instant,
    by: z.string().openapi({ description: 'Masked', example: '张*' }),
    reason: z.string().nullable(),
  })
  .openapi('Look')

export const DeviceSession = z
  .object({ id: z.uuid(), device: z.string(), since: Instant, until: Instant, current: z.boolean() })
  .openapi('DeviceSession')

export const ChildInput = z.object({ name: PersonName, birthYear: BirthYear })
export const NewChild = ChildInput.extend({
  agreed: z
    .boolean()
    .openapi({ description: 'The guardian agrees to our keeping the child’s name and year of birth' }),
})
export const Child = ChildInput.extend({ id: z.uuid() }).openapi('Child')

export const PersonForDisplay = z
  .object({
    id: z.uuid(),
    nameMasked: z.string(),
    phoneMasked: z.string().nullable(),
    synthetic: z.boolean(),
  })
  .openapi('PersonForDisplay')

export const PersonWanted = z.object({
  digits: z
    .string()
    .trim()
    .openapi({ description: 'A whole phone number, its last four digits, or the username of staff' }),
})

export const RoleAssignment = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    nameMasked: z.string(),
    role: z.enum(roles),
    scope: z.string().nullable(),
    palaceId: z.uuid().nullable(),
    divisionCode: z.string().openapi({ description: 'Its scope, or where its palace lies' }),
    place: z.string().openapi({ description: 'The name of the division or palace' }),
    beginsAt: Instant,
    endsAt: Instant.nullable(),
    mayWithdraw: z.boolean(),
    whyNot: z.string().nullable(),
  })
  .openapi('RoleAssignment')

export const NewRole = z.object({
  personId: z.uuid(),
  role: z.enum(roles),
  scope: z
    .string()
    .regex(/^\d{2}(\d{2}){0,2}$/)
    .optional(),
  palaceId: z.uuid().optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})

const Staff = z.object({
  name: PersonName.min(1),
  username: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9_.]{2,30}$/),
  password: z.string().max(100),
})
export const NewStaff = Staff.extend({ phone: z.string().trim().optional() })
export const FirstAdministrator = Staff.extend({ token: z.string() })
