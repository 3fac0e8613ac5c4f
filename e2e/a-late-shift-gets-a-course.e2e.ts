import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { commitmentTo, secretOf } from '#kit/draw/index.ts'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, type Program, program, staff, worker } from './fixture/api.ts'
import { inDays, type Opened, openSession } from './fixture/house.ts'
import { demoWorker, newPhone, signIn } from './fixture/sign-in.ts'
import { journeys, type Visitor } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const SECONDS_TO_APPLY = 45

/** A round of sessions that take no sign-ups yet, or of these, which ends within the minute; its places are as many as asked for. */
async function aRound(director: Program, seats: number[], own?: Opened[]): Promise<Json> {
  const [mine] = (await program().get('/rounds')).rounds
  const { palaceId } = mine
  const sessions = own ?? (await director.get(`/palaces/${palaceId}/round-candidates`)).sessions
  const now = Temporal.Now.instant()
  const at = (seconds: number) => now.add({ seconds }).toString()
  const round = await director.post(`/palaces/${palaceId}/rounds`, {
    title: `冬夜陶艺 ${now.epochMilliseconds}`,
    applyFrom: at(-60),
    applyUntil: at(SECONDS_TO_APPLY),
    drawAt: at(SECONDS_TO_APPLY),
    confirmUntil: at(24 * 3600),
    openAt: at(25 * 3600),
    mostChoices: 3,
    mostTogether: 4,
    reserves: ['gigWorker'],
    precedence: [1, 0],
    firstTime: 1,
    perLostRound: 1,
    mostTickets: 3,
    courses: sessions.slice(-seats.length).map(({ sessionId }: Json, i: number) => ({
      palaceId,
      sessionId,
      seats: seats[i],
      reserved: [0],
    })),
  })
  await director.post(`/palaces/${palaceId}/rounds/${round.id}/announce`)
  return round
}

/** Waits for the end of applications, then seals, tells, draws and publishes, as the staff of a palace would. */
async function draw(director: Program, { palaceId, id, applyUntil }: Json): Promise<void> {
  const path = `/palaces/${palaceId}/rounds/${id}`
  const contributor = { name: '区公证处', secret: secretOf(randomBytes(32)) }
  await director.post(`${path}/contributions`, {
    name: contributor.name,
    commitment: commitmentTo(id, contributor),
  })
  await sleep(
    Math.max(
      0,
      Temporal.Instant.from(applyUntil).epochMilliseconds - Temporal.Now.instant().epochMilliseconds,
    ) + 500,
  )
  await director.post(`${path}/seal`, { beacon: null })
  await program().post(`${path}/secrets`, contributor)
  await director.post(`${path}/draw`, { signature: null })
  await director.post(`${path}/publish`)
}

async function applyFor({ page }: Visitor, round: Json, courses: number[], everybody = false): Promise<void> {
  await page.goto(`/rounds/${round.palaceId}/${round.id}/apply`)
  await expectAccessible(page)
  for (const [i, course] of courses.entries())
    await page.getByLabel(say('allocation:apply.choice', { no: i + 1 })).selectOption(String(course))
  if (everybody) for (const box of await page.locator('input[name=personIds]').all()) await box.check()
  await page.getByRole('button', { name: say('allocation:apply.preview') }).click()
  await page.getByText(say('allocation:chances.title')).waitFor()
  await page.getByRole('button', { name: /提交申请|保存修改/ }).click()
  await page.getByText(say('allocation:done.applied')).waitFor()
  await expectAccessible(page)
}

describe('a round', () => {
  test('a rider with a late shift applies when it suits, is drawn, learns why, and confirms into a ticket', async () => {
    const director = await staff('director')
    const round = await aRound(director, [1])
    const rider = await visit('phone')
    await signIn(rider, demoWorker.rider, '/rounds')
    await applyFor(rider, round, [1])
    await draw(director, round)
    await rider.page.goto(`/rounds/${round.palaceId}/${round.id}/mine`)
    await expectAccessible(rider.page)
    await rider.page.getByRole('heading', { name: say('allocation:why.title') }).waitFor()
    await rider.page.getByRole('button', { name: say('allocation:claim.confirm') }).click()
    await rider.page.getByText(say('allocation:done.confirmed')).waitFor()
    await rider.page.getByRole('link', { name: say('allocation:claim.ticket') }).click()
    await rider.page.waitForURL(/\/my\/tickets\//)
    await rider.page.goto(`/rounds/${round.palaceId}/${round.id}/results`)
    await expectAccessible(rider.page)
  })

  test('a mother and two children get in together or not at all', async () => {
    const director = await staff('director')
    // Two places cannot hold three, so only the second choice can be theirs, and it is all of them.
    const round = await aRound(director, [2, 3])
    const mother = await visit('phone')
    await signIn(mother, demoWorker.parent, '/rounds')
    await applyFor(mother, round, [1, 2], true)
    await draw(director, round)
    const { page } = mother
    await page.goto(`/rounds/${round.palaceId}/${round.id}/mine`)
    await page.getByRole('button', { name: say('allocation:claim.confirm') }).click()
    await page.getByText(say('allocation:done.confirmed')).waitFor()
    const { courses } = (await program().get(`/palaces/${round.palaceId}/rounds/${round.id}/results`)) as Json
    expect(courses.map(({ got }: Json) => got)).toEqual([0, 3])
    // Somebody who came too late is told plainly.
    const late = await visit('phone', { expectErrors: /422/ })
    await signIn(late, newPhone(), `/rounds/${round.palaceId}/${round.id}/apply`)
    await late.page.getByText(say('allocation:errors.not-applying')).waitFor()
  })

  test('three workmates join by a code, each on their own phone, and get in together or not at all', async () => {
    const director = await staff('director')
    const pottery = [
      await openSession({ title: '陶艺：拉坯', capacity: 2, start: inDays(6) }),
      await openSession({ title: '陶艺：上釉', capacity: 3, start: inDays(7) }),
    ]
    const [leader, third] = [await worker(newPhone()), await worker(newPhone())]
    const friend = await visit('phone')
    await signIn(friend, newPhone(), '/rounds')
    // Signing in takes as long as it takes; the round begins only now.
    const round = await aRound(director, [2, 3], pottery)
    const path = `/palaces/${round.palaceId}/rounds/${round.id}`
    const wish = { choices: [1, 2], personIds: [leader.personId] }
    expect(await leader.call('PUT', `${path}/me`, wish)).toMatchObject({ status: 200 })
    const { invitation: code } = await leader.post(`${path}/me/invitation`)
    const { page } = friend
    await page.goto(`/rounds/${round.palaceId}/${round.id}/join?code=${code}`)
    await page.getByRole('button', { name: say('allocation:join.submit') }).click()
    await page.getByText(say('allocation:done.joined')).waitFor()
    await third.post(`${path}/me/join`, { code, personIds: [third.personId] })
    await expectAccessible(page)
    await draw(director, round)

    // Two places cannot hold three: nobody of them is at the first, all of them are at the second.
    await page.goto(`/rounds/${round.palaceId}/${round.id}/mine`)
    await page.getByRole('button', { name: say('allocation:claim.confirm') }).click()
    await page.getByText(say('allocation:done.confirmed')).waitFor()
    await expectAccessible(page)
    const { courses } = await program().get(`${path}/results`)
    expect(courses.map(({ got }: Json) => got)).toEqual([0, 3])
    // One of them confirmed, and each has a ticket of their own.
    const people = await Promise.all(
      [leader, third].map(async (one) =>
        (await one.get('/me/tickets')).tickets.map((ticket: Json) => ticket.people.length),
      ),
    )
    expect(people).toEqual([[1], [1]])
    await page.getByRole('link', { name: say('allocation:claim.ticket') }).click()
    await page.waitForURL(/\/my\/tickets\//)
  })
})
