import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, program, staff, worker } from './fixture/api.ts'
import { inDays, openSession } from './fixture/house.ts'
import { newPhone, passSignIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const SECONDS_OPEN = 60
/** The clock looks once a minute, and a busy machine takes its time. */
const PATIENCE = 200_000

test(
  'a worker at work at nine applies at noon and has the same chance: one draw by the clock, and anybody computes it again',
  { timeout: PATIENCE + 120_000 },
  async () => {
    const session = await openSession({ title: '周末陶艺：拉坯', capacity: 1, waitlist: 1, start: inDays(5) })
    const director = await staff('director')
    const until = Temporal.Now.instant().add({ seconds: SECONDS_OPEN }).toString()
    const round = await director.post(`/palaces/${session.palaceId}/sessions/${session.sessionId}/window`, {
      until,
      drawAt: until,
    })
    const path = `/palaces/${session.palaceId}/rounds/${round.id}`
    // At nine: somebody quick.
    const quick = await worker(newPhone())
    const at = (program: typeof quick, what: string, body?: unknown) =>
      program.call('PUT', `${path}/${what}`, body)
    expect((await at(quick, 'me', { choices: [1], personIds: [quick.personId] })).status).toBe(200)

    // At noon: the page says how it opens, without an account and without hurry.
    const noon = await visit('phone')
    const { page } = noon
    await page.goto(session.href)
    await page.getByText(say('allocation:session.windowTitle')).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: say('allocation:session.applyWindow') }).click()
    await passSignIn(noon, newPhone())
    await page.getByRole('button', { name: say('allocation:session.applyWindow') }).click()
    await page.getByText(say('allocation:done.applied')).waitFor()
    await expectAccessible(page)
    await page.goto(session.href)
    await page.getByText(say('allocation:session.noted')).waitFor()

    const drawn = await published(path)
    expect(drawn.phase).toBe('open')
    const letters = [await quick.get(`${path}/me`), await letterOf(page, round)]
    expect([letters[0].choice, letters[1] ? 1 : null].filter((won) => won !== null)).toHaveLength(1)
    await page.getByRole('link', { name: say('allocation:claim.ticket') }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: say('allocation:letter.check') }).click()
    await page.getByRole('button', { name: say('allocation:verify.start') }).click()
    await page.getByText(say('allocation:verify.words.match'), { exact: true }).waitFor()
    // From here on it is first come, and the page says so.
    await page.goto(session.href)
    await page.getByText(say('allocation:session.windowDrawn')).waitFor()
  },
)

/** The window once the clock has drawn and published it. */
async function published(path: string): Promise<Json> {
  const until = Temporal.Now.instant().epochMilliseconds + PATIENCE
  for (;;) {
    const round = await program().get(path)
    if (round.phase === 'open') return round
    if (Temporal.Now.instant().epochMilliseconds > until) throw new Error(`Still ${round.phase}.`)
    await sleep(2_000)
  }
}

/** Whether the letter on this page says that a place was won. */
async function letterOf(page: Awaited<ReturnType<typeof visit>>['page'], round: Json): Promise<boolean> {
  await page.goto(`/rounds/${round.palaceId}/${round.id}/mine`)
  return (await page.getByText(say('allocation:window.claim.confirmed')).count()) > 0
}
