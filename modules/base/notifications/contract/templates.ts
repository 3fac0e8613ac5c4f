import { z } from '@hono/zod-openapi'
import { securityNotices } from '#modules/base/identity/contract.ts'

/** When something is: an ISO instant, said in the reader's words only when they read it. */
const at = z.iso.datetime({ offset: true })
const occasion = z.object({ title: z.string(), when: at, palace: z.string() })
const withReason = occasion.extend({ reason: z.string().nullish() })
/** `opens`: what an entry code opens; the code itself is made when the message is read, and is kept nowhere. */
const withEntry = withReason.extend({ opens: z.string().nullish() })

/** The departments that push a construction project together (P4); the last is ours. */
export const departments = [
  'establishment',
  'development',
  'finance',
  'naturalResources',
  'construction',
  'culture',
  'federation',
] as const

/** What is decided of a house (P2), or that it is open. */
export const houseDecisions = ['enough', 'upgrade', 'renovateExpand', 'newBuild', 'open'] as const

/** What each message says, as values without ids; its words are `notifications:templates.<name>`. */
export const templates = {
  /** A place is theirs. */
  placeConfirmed: occasion,
  /** Full; they stand at this number of the waitlist. */
  waitlisted: occasion.extend({ position: z.number().int().positive() }),
  /** First of the waitlist: a place is held until then. */
  placeOffered: occasion.extend({ until: at }),
  /** They let the offer pass; it went to the next. */
  offerLapsed: occasion,
  /** Their own place is gone: they or the desk cancelled it; the session takes place. */
  enrolmentCancelled: withReason,
  /** The whole session does not take place. */
  sessionCancelled: withReason,
  /** It takes place at another time or in another room. */
  sessionMoved: occasion,
  /** Its room is shut then; it takes place at another time or in another room, which they will be told. */
  sessionDisplaced: withReason,
  /** The room is open again: it takes place as planned. */
  sessionRestored: occasion,
  /** They did not come, and it counts. */
  noShowMarked: occasion,
  /** What staff decided about their appeal, with staff's answer as the reason. */
  appealDecided: withReason.extend({ upheld: z.boolean() }),
  /** They were there: how was it? */
  rateInvitation: occasion,
  /** Staff's own words to everybody of a session. */
  messageFromPalace: occasion.extend({ text: z.string() }),
  /** A space is theirs for that time. */
  bookingConfirmed: withEntry,
  /** Their wish for a space waits for staff's yes; it is held for them meanwhile. */
  bookingRequested: withReason,
  /** Staff said no, with the reason. */
  bookingRefused: withReason,
  /** Their booking is gone: they or the desk cancelled it. */
  bookingCancelled: withReason,
  /** The space is shut then, with the reason. */
  bookingDisplaced: withReason,
  /** The space is open again, and theirs as before. */
  bookingRestored: withEntry,
  /** Their booking has another time or space. */
  bookingMoved: withEntry,
  /** They did not come in time; the rest of the slot is free for others, and it counts. */
  bookingReleased: withReason,
  /** What the draw of a round came to for them; `when`: until when a place that was won is confirmed. */
  roundResult: occasion.extend({ outcome: z.enum(['won', 'waiting', 'none']) }),
  /** What became of a party that they lead or joined, while others apply. */
  party: z.object({
    title: z.string(),
    palace: z.string(),
    what: z.enum(['joined', 'left', 'changed', 'dissolved']),
  }),
  /** Their application to a fair window is noted: it is open until then, and drawn when. */
  windowApplied: z.object({ title: z.string(), palace: z.string(), until: at, when: at }),
  /** What the draw of a fair window gave them: a place, a number on the waitlist, or nothing. */
  windowResult: z.object({
    title: z.string(),
    palace: z.string(),
    outcome: z.enum(['won', 'waiting', 'none']),
  }),
  /** Their number on a waitlist of a round has come: places are kept until then. */
  roundOffer: z.object({ title: z.string(), palace: z.string(), until: at }),
  /** A round that they applied to was annulled, with the reason. */
  roundAnnulled: z.object({ title: z.string(), palace: z.string(), reason: z.string() }),
  /** What they get of the halls that they asked for a season. */
  seasonResult: z.object({ title: z.string(), palace: z.string(), outcome: z.enum(['all', 'part', 'none']) }),
  /** Soon. */
  sessionReminder: occasion,
  /** A construction project rests with a department for longer than the standard allows: whoever owns it should act. */
  projectSleeps: z.object({
    title: z.string(),
    department: z.enum(departments),
    days: z.number().int(),
    limit: z.number().int(),
  }),
  /** What is decided of a house that they answer for came out otherwise: it, its standards, or an official's mind changed. */
  decisionDiffers: z.object({
    what: z.enum(['facts', 'standards', 'many', 'overridden', 'withdrawn']),
    title: z.string(),
    count: z.number().int().optional(),
    before: z.enum(houseDecisions).optional(),
    after: z.enum(houseDecisions).optional(),
    reason: z.string().optional(),
  }),
  /** Something changed about how they sign in: somebody else may have done it. */
  security: z.object({ what: z.enum(securityNotices), when: at, device: z.string() }),
} as const satisfies Record<string, z.ZodObject>

export type TemplateName = keyof typeof templates
export type TemplateParams<Name extends TemplateName> = z.input<(typeof templates)[Name]>

/** Sent by text message too, when the person allows it: what one must know before leaving home. */
export const pressing: ReadonlySet<TemplateName> = new Set<TemplateName>([
  'placeOffered',
  'roundResult',
  'roundOffer',
  'windowResult',
  'sessionCancelled',
  'sessionMoved',
  'sessionDisplaced',
  'sessionRestored',
  'messageFromPalace',
  'sessionReminder',
  'bookingDisplaced',
  'bookingRestored',
  'bookingMoved',
])

/** Leave the inbox only with the person's consent to `messages`; everything else is news of their own sign-ups. */
export const byConsent: ReadonlySet<TemplateName> = new Set<TemplateName>(['rateInvitation'])

/** Ways in which a message leaves the house; the inbox is always there. */
export const channels = ['email', 'sms'] as const
export type Channel = (typeof channels)[number]

export const deliveryStatuses = ['queued', 'sent', 'failed', 'skipped'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
