import type { Db } from '#kit/db/index.ts'
import type { ActionScope } from '#kit/db/action.ts'
import type { Locale } from '#kit/i18n/index.ts'
import type { PersonalData, Retention } from '#kit/module/index.ts'
import type { SecurityNotice } from './contract.ts'

/** Sends a sign-in code by text message, in the reader's language. Base/notifications implements it. */
export type SendCode = (phone: string, code: string, locale: Locale) => Promise<void>

/** How many unread messages a person has, for the header of every page. Base/notifications implements it. */
export type UnreadCount = (personId: string) => Promise<number>

/** The union on whose roll a phone stands (by its keyed hash), or null. Base/membership implements it. */
export type UnionOfPhone = (tx: Db, phoneHash: Buffer) => Promise<string | null>

/** Tells a person about their account, within the action that did it. Base/notifications implements it. */
export type Tell = (
  scope: Pick<ActionScope, 'tx' | 'later' | 'now'>,
  notice: { personId: string; what: SecurityNotice; device?: string },
) => Promise<void>

export type IdentityPorts = {
  sendCode: SendCode
  unreadCount: UnreadCount
  unionOfPhone: UnionOfPhone
  tell: Tell
  palacesOfPerson: PalacesOfPerson
  /** What every module keeps about people, in the order of the modules. */
  personalData: readonly PersonalData[]
  /** What every module removes when it is old enough. */
  retention: readonly Retention[]
}
/** The palaces that a person has to do with. Serve/enrolment implements it. */
export type PalacesOfPerson = (db: Db, personId: string) => Promise<string[]>

const ports: IdentityPorts = {
  sendCode: () => Promise.reject(new Error('No text message provider was given to base/identity.')),
  unreadCount: async () => 0,
  personalData: [],
  retention: [],
  unionOfPhone: async () => null,
  tell: async () => {},
  palacesOfPerson: async () => [],
}

/** Gives the module what later modules do for it; apps/server calls it once at start. */
export function fillIdentityPorts(given: Partial<IdentityPorts>): void {
  Object.assign(ports, given)
}

export const identityPorts: Readonly<IdentityPorts> = ports
