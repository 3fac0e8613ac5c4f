import { linesAbout, linesBy } from '#kit/journal/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Reader, ToldTable } from '#kit/module/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import { consentsOf } from '../../queries/consents.ts'
import { linkedAccountsOf } from '../../queries/linked-accounts.ts'
import { myData } from '../../queries/my-data.ts'
import { looksAt } from './looks.ts'
import { rolesOf } from '../../queries/roles.ts'
import { signInsOf } from '../../queries/sign-in-records.ts'
import { sessionsOf } from '../../queries/sessions.ts'

/** People, consents, roles, devices, who looked at the name, and what the journal says of them. */
export async function tellOwnTables(
  db: Db,
  personIds: readonly string[],
  reader: Reader,
): Promise<ToldTable[]> {
  return [
    await people(db, personIds),
    await consents(db, personIds),
    await roles(db, personIds, reader),
    await devices(db, personIds, reader),
    await elsewhere(db, personIds),
    await signIns(db, personIds),
    await looks(db, personIds),
    await journal(db, personIds, reader),
  ]
}

async function people(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const found = (await Promise.all(ids.map((id) => myData(db, id)))).filter((one) => one !== null)
  return {
    name: 'people',
    title: 'identity:copy.people',
    columns: {
      personId: { label: 'identity:copy.id' },
      name: { label: 'identity:field.name' },
      phone: { label: 'identity:field.phone' },
      email: { label: 'identity:field.email' },
      birthYear: { label: 'identity:field.birthYear' },
      place: { label: 'identity:field.place' },
      member: { label: 'identity:field.member' },
      unionName: { label: 'identity:field.unionName' },
      saidMember: { label: 'identity:copy.saidMember' },
      saidUnionName: { label: 'identity:copy.saidUnionName' },
      gigWorker: { label: 'identity:field.gigWorker' },
      retired: { label: 'identity:field.retired' },
      locale: { label: 'identity:field.locale' },
      elderMode: { label: 'identity:field.elderMode' },
      since: { label: 'identity:copy.since', instant: true },
    },
    rows: found.map(({ divisionCode, since, ...person }) => ({
      ...person,
      place: divisionCode && divisionName(divisionCode),
      since: since.toString(),
    })),
  }
}

async function consents(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const found = await Promise.all(
    ids.map(async (personId) => (await consentsOf(db, personId)).map((one) => ({ personId, ...one }))),
  )
  return {
    name: 'consents',
    title: 'identity:consent.given',
    columns: {
      personId: { label: 'identity:copy.id' },
      purpose: { label: 'identity:consent.what', words: (value) => `identity:consent.purpose.${value}` },
      version: { label: 'identity:consent.version' },
      givenAt: { label: 'identity:consent.since', instant: true },
      withdrawnAt: { label: 'identity:consent.until', instant: true },
    },
    rows: found.flat().map((one) => ({
      ...one,
      givenAt: one.givenAt.toString(),
      withdrawnAt: one.withdrawnAt?.toString() ?? null,
    })),
  }
}

async function roles(db: Db, ids: readonly string[], { now }: Reader): Promise<ToldTable> {
  const found = (await Promise.all(ids.map((id) => rolesOf(db, id, now)))).flat()
  return {
    name: 'roles',
    title: 'identity:copy.roles',
    columns: {
      role: { label: 'identity:copy.role', words: (value) => `identity:role.${value}` },
      scope: { label: 'identity:copy.scope' },
      palaceId: { label: 'identity:copy.palace' },
      beginsAt: { label: 'identity:copy.from', instant: true },
      endsAt: { label: 'identity:copy.until', instant: true },
    },
    rows: found.map(({ role, scope, palaceId, beginsAt, endsAt }) => ({
      role,
      scope,
      palaceId,
      beginsAt: beginsAt.toString(),
      endsAt: endsAt?.toString() ?? null,
    })),
  }
}

async function devices(db: Db, ids: readonly string[], { now }: Reader): Promise<ToldTable> {
  const found = (await Promise.all(ids.map((id) => sessionsOf(db, id, now, null)))).flat()
  return {
    name: 'devices',
    title: 'identity:device.title',
    columns: {
      device: { label: 'identity:device.what' },
      since: { label: 'identity:device.since', instant: true },
      until: { label: 'identity:copy.until', instant: true },
    },
    rows: found.map(({ device, since, until }) => ({
      device,
      since: since.toString(),
      until: until.toString(),
    })),
  }
}

async function elsewhere(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const found = await linkedAccountsOf(db, ids)
  return {
    name: 'linkedAccounts',
    title: 'identity:providers.title',
    columns: {
      provider: { label: 'identity:copy.provider' },
      since: { label: 'identity:copy.since', instant: true },
    },
    rows: found.map(({ provider, linkedAt }) => ({ provider, since: linkedAt.toString() })),
  }
}

/** Staff alone: workers leave no such record. */
async function signIns(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const found = await signInsOf(db, ids)
  return {
    name: 'signIns',
    title: 'identity:signIns.title',
    columns: {
      at: { label: 'identity:signIns.at', instant: true },
      by: { label: 'identity:signIns.by' },
      succeeded: { label: 'identity:signIns.succeeded' },
      address: { label: 'identity:signIns.address' },
      device: { label: 'identity:signIns.device' },
    },
    rows: found.map(({ at, ...row }) => ({ ...row, at: at.toString() })),
  }
}

async function looks(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const found = await looksAt(db, ids)
  return {
    name: 'looks',
    title: 'identity:looks.title',
    columns: {
      at: { label: 'identity:looks.at', instant: true },
      by: { label: 'identity:looks.by' },
      reason: { label: 'identity:looks.why', words: (value) => `identity:people.reason.${value}` },
    },
    rows: found.map(({ at, by, reason }) => ({ at: at.toString(), by, reason })),
  }
}

async function journal(db: Db, ids: readonly string[], { t }: Reader): Promise<ToldTable> {
  const found = [...(await linesAbout(db, ids)), ...(await linesBy(db, ids))]
  const byTime = found.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  const rows = byTime.map(({ at, action, actorId, subjectId }) => ({
    at: at.toString(),
    action: t.byKey(`${action.split('.')[0]}:journal.${action.split('.').slice(1).join('.')}`),
    bySelf: actorId !== null && ids.includes(actorId),
    subjectId,
  }))
  const once = new Map(rows.map((row) => [JSON.stringify(row), row]))
  return {
    name: 'journal',
    title: 'identity:copy.journal',
    columns: {
      at: { label: 'identity:looks.at', instant: true },
      action: { label: 'identity:copy.action' },
      bySelf: { label: 'identity:copy.bySelf' },
      subjectId: { label: 'identity:copy.id' },
    },
    rows: [...once.values()],
  }
}
