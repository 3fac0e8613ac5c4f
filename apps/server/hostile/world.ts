import { pino } from 'pino'
import type { PgBoss } from 'pg-boss'
import type { Grant } from '#kit/access/index.ts'
import { system } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { openDatabase } from '#kit/db/index.ts'
import { openJobs } from '#kit/jobs/boss.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { closeSignIn, createAuthenticate, fillIdentityPorts } from '#modules/base/identity/index.ts'
import { buildPerson, buildStaff, openTestSession, prepareIdentity } from '#modules/base/identity/testing.ts'
import { divisionTree, knownDivisionName } from '#modules/base/places/index.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { releaseUnclaimed } from '#modules/serve/enrolment/actions/release-unclaimed.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { modules } from '../modules.ts'
import { fillPorts } from '../ports.ts'
import { standingOf } from '../standing.ts'
import { venueText } from './assessment.ts'
import { mending } from './booking.ts'
import { makeSeasons } from './make-seasons.ts'
import { parameters, siteText } from './siting.ts'

export const BASE_URL = 'http://palace.test'
/** Stands in every private text of the palace and of its people: whoever may not see them must not see this. */
export const SECRET = '保密'
export const LOG_LINES: string[] = []

export type World = Awaited<ReturnType<typeof buildWorld>>
type Ids = Record<string, string>

/** The whole web process on `db`, put together as in production. */
export function appOn(db: Db, clock: ReturnType<typeof fakeClock>, boss: PgBoss) {
  const stream = { write: (line: string) => void LOG_LINES.push(line) }
  return createApp({
    modules,
    baseUrl: BASE_URL,
    assets: { script: '/assets/a.js', style: '/assets/a.css' },
    placeName: knownDivisionName,
    log: pino({ level: 'debug' }, stream),
    boss,
    standing: standingOf({ db, databaseFolder: null, log: pino({ level: 'silent' }) }),
    services: { db, clock, outbox: { send: async () => {}, emit: async () => {} } },
    authenticate: createAuthenticate({ db, clock }),
  })
}

/** Who tries, and where they hold their role: at the palace and above it, or beside it. */
export const grants = {
  systemAdministrator: { role: 'systemAdministrator', scope: '42' },
  securityAdministrator: { role: 'securityAdministrator', scope: '42' },
  auditorOfTheProvince: { role: 'auditor', scope: '42' },
  auditorOfTheCounty: { role: 'auditor', scope: '420102' },
  auditorOfAnotherCity: { role: 'auditor', scope: '4205' },
  officerOfTheProvince: { role: 'federationOfficer', scope: '42' },
  officerOfTheCity: { role: 'federationOfficer', scope: '4201' },
  officerOfTheCounty: { role: 'federationOfficer', scope: '420102' },
  officerOfAnotherCounty: { role: 'federationOfficer', scope: '420103' },
  officerOfAnotherCity: { role: 'federationOfficer', scope: '4205' },
} as const satisfies Record<string, Grant>
export const palaceRoles = ['director', 'programmer', 'hallManager', 'teacher', 'desk'] as const
export const palaces = ['own', 'sameCounty', 'otherCounty', 'otherCity'] as const

/** A province with four palaces, one person in each role at each, and one palace full of private things. */
export async function buildWorld(url: string) {
  const db = openDatabase(url, { max: 10, patience: 'work' })
  const clock = fakeClock('2026-11-20T18:40+08:00')
  prepareIdentity(url)
  fillPorts({ demo: false, baseUrl: BASE_URL, smtpUrl: undefined } as Config, db)
  const sentCodes: string[] = []
  fillIdentityPorts({ sendCode: async (_phone, code) => void sentCodes.push(code) })
  const owners = await aProvince(db)
  await divisionTree(db)
  const at = (divisionCode: string, slug: string) =>
    aPalace(db, { ownerId: owners.get(divisionCode)!, divisionCode, slug })
  const houses = {
    own: await at('420102', 'jiangan'),
    sameCounty: await at('420102', 'jiangan-two'),
    otherCounty: await at('420103', 'jianghan'),
    otherCity: await at('420500', 'yichang'),
  }
  const people: Ids = {}
  const tokens: Ids = {}
  const enter = async (name: string, personId: string) => {
    people[name] = personId
    tokens[name] = await openTestSession(db, personId, clock.now())
  }
  await enter('worker', (await buildPerson(db, { name: `${SECRET}张`, division_code: '420102' })).id)
  await enter('otherWorker', (await buildPerson(db, { name: '李四', division_code: '420102' })).id)
  for (const [name, grant] of Object.entries(grants))
    await enter(name, (await buildStaff(db, grant)).personId)
  for (const role of palaceRoles)
    for (const place of palaces)
      await enter(`${role}:${place}`, (await buildStaff(db, { role, palaceId: houses[place].id })).personId)

  const jobs = await openJobs(url, [], { error: () => {} })
  const app = appOn(db, clock, jobs.boss)
  const as = (name: string) => ({ authorization: `Bearer ${tokens[name]}` })
  /** Does something to build the world; it must succeed. */
  async function make<Answer>(name: string, method: string, path: string, body?: object): Promise<Answer> {
    const headers = { ...as(name), 'content-type': 'application/json' }
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text} ${LOG_LINES.at(-1) ?? ''}`)
    return (text ? JSON.parse(text) : undefined) as Answer
  }
  const ids = await fillPalace()

  /** One session each of the past (attended; missed), of tonight and of next month, all with the worker and a child. */
  async function fillPalace(): Promise<Ids> {
    const { id: palaceId, classroom, hall, bookroom } = houses.own
    const { id: programmeId } = await aProgramme(db, { palaceId, title: '八段锦' })
    const { id: draftId } = await aProgramme(db, { palaceId, status: 'draft', title: `${SECRET}草稿` })
    const session = async (start: string, spaceId = classroom) =>
      (await aSession(db, { palaceId, spaceId, programmeId, start })).id
    const attended = await session('2026-11-20T19:00+08:00')
    const missed = await session('2026-11-21T19:00+08:00')
    const tonight = await session('2026-11-22T18:30+08:00')
    const coming = await session('2026-12-01T19:00+08:00')
    const { id: child } = await make<{ id: string }>('worker', 'POST', '/me/family', {
      name: `${SECRET}小宝`,
      birthYear: 2016,
      agreed: true,
    })
    await make('worker', 'PATCH', '/me/data', { email: `${encodeURIComponent('x')}@secret.test` })
    type Ticket = { id: string; people: { id: string }[] }
    const enrol = (sessionId: string) =>
      make<Ticket>('worker', 'POST', `/palaces/${palaceId}/sessions/${sessionId}/enrolments`, {
        personIds: [people.worker, child],
        companions: [`${SECRET}同伴`],
      })
    const past = await enrol(attended)
    const gone = await enrol(missed)
    await make('desk:own', 'POST', `/palaces/${palaceId}/check-ins`, {
      method: 'name',
      enrolmentIds: past.people.map(({ id }) => id),
    })
    clock.set('2026-11-21T20:00+08:00')
    const outbox = { send: async () => {}, emit: async () => {} }
    await releaseUnclaimed({ db, clock, actor: system, outbox }, { palaceId, sessionId: missed })
    clock.set('2026-11-22T18:00+08:00')
    const now = await enrol(tonight)
    const later = await enrol(coming)
    await make('worker', 'POST', `/palaces/${palaceId}/enrolments/${gone.people[1]!.id}/appeal`, {
      reason: `${SECRET}孩子病了`,
    })
    const { appeals } = await make<{ appeals: { id: string }[] }>(
      'director:own',
      'GET',
      `/palaces/${palaceId}/appeals`,
    )
    await make('worker', 'POST', `/palaces/${palaceId}/enrolments/${past.people[1]!.id}/rating`, {
      stars: 5,
      comment: '很好',
    })
    const { closureId } = await make<{ closureId: string }>(
      'director:own',
      'POST',
      `/palaces/${palaceId}/closures`,
      { ...closure, spaceId: hall },
    )
    const inbox = await make<{ messages: { id: string }[] }>('worker', 'GET', '/me/inbox')
    const { id: tokenId } = await make<{ id: string }>('director:own', 'POST', '/tokens', {
      name: '日程对接',
      scopes: ['read:programmes'],
      palaceId,
      days: 30,
    })
    const { id: staffId } = await make<{ id: string }>('systemAdministrator', 'POST', '/staff', {
      name: '前台小周',
      username: 'desk.of.jiangan',
      password: 'a long enough password',
    })
    await make('director:own', 'POST', '/roles', { personId: staffId, role: 'desk', palaceId })
    const { id: seriesId } = await make<{ id: string }>(
      'director:own',
      'POST',
      `/palaces/${palaceId}/series`,
      mending(classroom, `${SECRET}检修`),
    )
    const projects = await makeProjects(palaceId)
    const { venueId } = await make<{ venueId: string }>('officerOfTheCounty', 'POST', '/venues', {
      ...venueText,
      note: `${SECRET}屋面漏水`,
      palaceId,
      divisionCode: '420102',
    })
    const { candidateId } = await make<{ candidateId: string }>(
      'officerOfTheCounty',
      'POST',
      '/siting/candidates',
      siteText,
    )
    const { scenarioId } = await make<{ scenarioId: string }>(
      'officerOfTheCounty',
      'POST',
      '/siting/scenarios',
      { scope: '420102', name: `${SECRET}选址`, parameters, copyOf: null },
    )
    const held = await make<{ roles: { id: string; personId: string }[] }>(
      'securityAdministrator',
      'GET',
      '/roles',
    )
    return {
      palaceId,
      classroom,
      hall,
      programmeId,
      draftId,
      sessionId: coming,
      attended,
      missed,
      tonight,
      child,
      past: past.people[0]!.id,
      missedClaim: gone.people[0]!.id,
      tonightClaim: now.people[0]!.id,
      enrolmentId: later.people[0]!.id,
      ticketId: later.id,
      appealId: appeals[0]!.id,
      closureId,
      baseId: bookroom,
      spaceId: houses.own.east,
      messageId: inbox.messages[0]!.id,
      tokenId,
      staffId,
      seriesId,
      ...projects,
      ...(await makeSeasons({ make, db, clock, palaceId, hall, secret: SECRET })),
      venueId,
      candidateId,
      scenarioId,
      roleId: held.roles.find(({ personId }) => personId === people['desk:own'])!.id,
    }
  }
  /** A project for each act that would stand in the way of the others, one with papers and a problem. */
  async function makeProjects(palaceId: string): Promise<Ids> {
    const officer = 'officerOfTheCounty'
    const one = async () => (await make<Ids>(officer, 'POST', '/projects', projectText(palaceId))).projectId!
    const projectId = await one()
    const { remarkId } = await make<Ids>(officer, 'POST', `/projects/${projectId}/remarks`, {
      kind: 'problem',
      text: `${SECRET}地下有管线`,
    })
    const bring = async (to: string, kind: string) => {
      const answer = await app.request(`/api/v1/projects/files/${to}/${kind}?name=a.pdf`, {
        method: 'POST',
        headers: { ...as(officer), 'content-type': 'application/octet-stream' },
        body: '%PDF-1.7',
      })
      return ((await answer.json()) as Ids).paperId!
    }
    const paperId = await bring(projectId, 'other')
    const complete = await one()
    for (const kind of ['proposal', 'assessment']) await bring(complete, kind)
    const suspended = await one()
    await make(officer, 'POST', `/projects/${suspended}/suspend`, { version: 1, reason: '等选址' })
    return {
      projectId,
      remarkId: remarkId!,
      paperId,
      projectComplete: complete,
      projectSuspended: suspended,
      projectToEdit: await one(),
      projectToSuspend: await one(),
      projectToCancel: await one(),
    }
  }
  const close = async () => {
    await jobs.stop()
    await closeSignIn()
    await db.destroy()
  }
  return { db, clock, app, boss: jobs.boss, as, ids, people, tokens, houses, sentCodes, close }
}

export const projectText = (palaceId: string) => ({
  divisionCode: '420102',
  kind: 'renovateExpand',
  palaceId,
  title: '江岸区工人文化宫改扩建',
  address: '解放大道 1 号',
  floorM2: 4000,
  officeM2: 100,
  plannedFen: 1_000_000_00,
  baselineFinish: '2027-12-01',
})

export const closure = {
  start: '2026-12-24T09:00:00+08:00',
  end: '2026-12-24T18:00:00+08:00',
  reason: '检修',
}
