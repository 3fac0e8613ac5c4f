import { keyring } from '#kit/crypto/index.ts'
import { newId } from '#kit/db/id.ts'
import { writeRoll } from '#modules/base/membership/actions/write-roll.ts'
import { withCheckCharacter } from '#modules/base/membership/rules/unified-code.ts'
import { aRule } from '#modules/serve/booking/testing.ts'
import type { World } from './world.ts'

/** A text that must not be seen in clear, and the only ones who may: whose it is. */
export type Marker = { text: string; whose: readonly string[] }

/** Gives the people of the world names, phones and addresses that stand nowhere else, wherever we keep such. */
export async function markPeople(world: World): Promise<Marker[]> {
  const { db, ids, people } = world
  const own = `/palaces/${ids.palaceId}`
  const send = async (actor: string, method: string, path: string, body: object) => {
    const headers = { ...world.as(actor), 'content-type': 'application/json' }
    const answer = await world.app.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${await answer.text()}`)
  }
  await send('worker', 'PATCH', '/me/data', { name: '戚思语', email: 'qisiyu@marked.test' })
  await send('worker', 'PUT', `/me/family/${ids.child}`, { name: '戚小满', birthYear: 2016 })
  await send('desk:sameCounty', 'PATCH', '/me/data', { name: '卓一凡', email: 'zhuoyifan@marked.test' })
  await send('worker', 'POST', `${own}/sessions/${ids.sessionId}/enrolments`, { companions: ['濮阳阿姨'] })
  await send('desk:own', 'POST', `${own}/sessions/${ids.tonight}/walk-ins`, {
    name: '皇甫路过',
    key: newId(),
  })
  await aRule(db, ids.palaceId!, ids.hall!, { advance_days: 60 })
  const slot = { start: '2026-11-25T10:00:00+08:00', end: '2026-11-25T11:00:00+08:00' }
  await send('worker', 'POST', `${own}/bookings`, { spaceId: ids.hall, ...slot, companions: ['尉迟球友'] })
  await send('desk:own', 'POST', `/people/${people.worker}/name`, { reason: 'contact' })
  const onRoll = { name: '司徒在册', phone: '15498765432' }
  await writeRoll({ db, importId: newId(), now: world.clock.now() } as Parameters<typeof writeRoll>[0], [
    {
      row: 2,
      change: 'added',
      data: {
        ...onRoll,
        uscc: withCheckCharacter('81420102MC0000017'),
        unionName: '一街工会',
        divisionCode: '420102',
        phoneHash: keyring().lookupHash('phone', onRoll.phone),
        joinedOn: null,
        leftOn: null,
        memberId: null,
        nameBefore: null,
      },
    },
  ])
  const phoneOf = async (actor: string) => {
    const answer = await world.app.request('/api/v1/me/data', { headers: world.as(actor) })
    return ((await answer.json()) as { phone: string }).phone
  }
  const mine = ['戚思语', 'qisiyu@marked.test', '戚小满', '濮阳阿姨', '尉迟球友', await phoneOf('worker')]
  const ofTheDesk = ['卓一凡', 'zhuoyifan@marked.test', await phoneOf('desk:sameCounty')]
  return [
    ...mine.map((text) => ({ text, whose: ['worker'] })),
    ...ofTheDesk.map((text) => ({ text, whose: ['desk:sameCounty'] })),
    ...['皇甫路过', onRoll.name, onRoll.phone].map((text) => ({ text, whose: [] })),
  ]
}
