import { sayWhen } from '#kit/calendar/index.ts'
import type { MessageParams, Translator } from '#kit/i18n/index.ts'
import '../messages/index.ts'
import type { TemplateName } from './templates.ts'

/** A message in words: a line, what it says in full, and the short form for a text message. */
export type Words = { subject: string; body: string; sms: string }

/** What a message needs to be put into words. */
export type Sayable = {
  template: TemplateName
  params: Record<string, unknown>
  /** The child that it is about, as its guardian calls it. */
  childName?: string | null
}

const INSTANTS = new Set(['when', 'until'])

/** A message in the reader's language, with times as people say them now: what was "tomorrow" yesterday is "tonight". */
export function sayMessage(
  { template, params, childName }: Sayable,
  { t, now, timeZone = 'Asia/Shanghai' }: { t: Translator; now: Temporal.Instant; timeZone?: string },
): Words {
  const options = { locale: t.locale, timeZone }
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      INSTANTS.has(name) ? sayWhen({ start: Temporal.Instant.from(String(value)) }, now, options) : value,
    ]),
  ) as MessageParams
  if (params.department) values.department = t.byKey(`notifications:department.${String(params.department)}`)
  for (const part of ['before', 'after'] as const)
    if (params[part]) values[part] = t.byKey(`notifications:decision.${String(params[part])}`)
  const key = `notifications:templates.${template}${variantOf(params)}`
  const say = (part: keyof Words) => t.byKey(`${key}.${part}`, values)
  const reason = params.reason ? ` ${t('notifications:reason', { reason: String(params.reason) })}` : ''
  const entry = params.code ? ` ${t('notifications:entryCode', { code: String(params.code) })}` : ''
  const after = entry + reason
  const forChild = (text: string) =>
    childName ? t('notifications:forChild', { name: childName, text }) : text
  return { subject: forChild(say('subject')), body: say('body') + after, sms: forChild(say('sms')) + after }
}

/** An appeal is decided one way or the other, a draw ends in three, each change of an account is another: in different words. */
function variantOf({ upheld, what, outcome }: Sayable['params']): string {
  if (what !== undefined) return `.${String(what)}`
  if (outcome !== undefined) return `.${String(outcome)}`
  return upheld === undefined ? '' : upheld ? '.upheld' : '.rejected'
}
