import type { ActionContext } from '#kit/db/action.ts'
import { commitmentTo } from '#kit/draw/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { sessionAsItStands } from '#modules/serve/catalog/index.ts'
import { PLATFORM } from '../contract/vocabulary.ts'
import { contributionsOf } from '../queries/draw.ts'
import { coursesOf, roundById, type RoundRecord } from '../queries/rounds.ts'
import { annulRound } from './annul-round.ts'
import { revealContribution } from './contribute.ts'
import { drawWithBeacon } from './draw-with-beacon.ts'
import { platformSecrets } from './platform-secret.ts'
import { publishRound } from './publish-round.ts'
import { sealRound } from './seal-round.ts'

/** What a window may have to wait for: a secret that was promised, or a beacon that cannot be reached. */
const WAITS: ReadonlySet<string> = new Set(['secret-missing', 'beacon-wrong'])

/**
 * Takes every step of a fair window that is due: seal, tell the installation's secret, draw, publish; or annul it when the session was called
 * off. Each step is a transaction of its own that changes nothing the second time, so whatever ends in between goes on from there and
 * comes to the same. By the clock, as the system. P5.
 */
export async function advanceWindow(context: ActionContext, ids: RoundIds): Promise<void> {
  for (let state = ''; ;) {
    const round = await roundById(context.db, ids.palaceId, ids.roundId)
    if (!round || round.kind !== 'window' || round.state === state) return
    state = round.state
    if (!(await step(context, round, ids))) return
  }
}

type RoundIds = { palaceId: string; roundId: string }

/** Takes the next step, if it is due; says whether there may be another. */
async function step(context: ActionContext, round: RoundRecord, ids: RoundIds): Promise<boolean> {
  const { db, clock } = context
  const due = (time: Temporal.Instant) => Temporal.Instant.compare(clock.now(), time) >= 0
  const cancelled = await calledOff(context, ids)
  if (cancelled !== null && ['announced', 'sealed', 'drawn'].includes(round.state)) {
    await annulRound(context, { ...ids, reason: cancelled })
    return false
  }
  if (round.state === 'announced' && due(round.applyUntil)) {
    await sealRound(context, { ...ids })
    return true
  }
  if (round.state === 'sealed') {
    const own = (await contributionsOf(db, ids.palaceId, ids.roundId)).find(({ name }) => name === PLATFORM)
    if (own && own.secret === null) {
      const secret = platformSecrets(ids.roundId).find(
        (one) => commitmentTo(ids.roundId, { name: PLATFORM, secret: one }) === own.commitment,
      )
      if (secret) await revealContribution(context, { ...ids, name: PLATFORM, secret })
    }
    if (!due(round.drawAt)) return false
    try {
      await drawWithBeacon(context, ids)
      return true
    } catch (error) {
      if (error instanceof Problem && WAITS.has(error.code)) return false
      throw error
    }
  }
  if (round.state !== 'drawn') return false
  await publishRound(context, ids)
  return false
}

/** Why the session of a window does not take place; null when it does. */
async function calledOff({ db }: ActionContext, { palaceId, roundId }: RoundIds): Promise<string | null> {
  const [course] = await coursesOf(db, palaceId, roundId)
  const { cancelledAt, cancelReason } = await sessionAsItStands(db, palaceId, course!.sessionId)
  return cancelledAt ? cancelReason : null
}
