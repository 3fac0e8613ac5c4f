import { commitmentTo, type EntropyPlan, quicknet, RowWriter, streamOf, utf8 } from '../../kit/draw/index.ts'
import { LIST_COLUMNS, type RoundRules, rulesFile } from '../../modules/serve/allocation/rules/files.ts'

export type RoundSize = { parties: number; courses: number; choices: number; families: boolean }

export const round = 'season'
export const sealedAt = 1692805000
const secret = { name: 'federation', secret: '0123456789abcdef0123456789abcdef' }
/** Recorded: round 1000 of quicknet, as the League of Entropy published it. */
export const entropy = {
  reveals: [secret],
  beacon: {
    signature:
      'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  },
}
export const plan: EntropyPlan = {
  contributions: [{ name: secret.name, commitment: commitmentTo(round, secret) }],
  revealBy: sealedAt,
  beacon: { chain: quicknet.chain, round: 1000 },
  missing: 'continue',
}

/** A frozen season that anybody can make again: popular courses are asked for many times, a third of the people are entitled to something. */
export function seasonOf({ parties, courses, choices, families }: RoundSize): {
  list: Uint8Array
  rules: Uint8Array
} {
  const next = streamOf(utf8('a season for a benchmark'), 'season')
  const rules: RoundRules = {
    format: 'wenhuagong-round-1',
    round,
    mostChoices: choices,
    mostTogether: 4,
    reserves: ['gigWorker', 'retired'],
    precedence: [1, 0, 2],
    tickets: { firstTime: 1, perLostRound: 1, most: 3 },
    courses: Array.from({ length: courses }, (_, i) => ({
      course: `course-${i + 1}`,
      seats: 30,
      reserved: [6, 3],
      waiting: 30,
    })),
  }
  const rows = new RowWriter(LIST_COLUMNS, 64 * parties)
  const asked = new Set<number>()
  for (let party = 0; party < parties; party++) {
    const name = utf8(`A${(36 ** 9 + party * 3_554_000_017).toString(36).toUpperCase()}`)
    rows.copy(name, 0, name.length).comma()
    const chance = next.next32()
    rows.number(families && chance % 20 === 0 ? 2 + (chance % 3) : 1).comma()
    rows.number(1 + ((chance >>> 8) % 3)).comma()
    const entitled = (chance >>> 16) % 6
    if (entitled < 2) rows.number(1 + entitled)
    rows.comma()
    asked.clear()
    while (asked.size < choices) asked.add(Math.floor(courses * (next.next32() / 2 ** 32) ** 2))
    let first = true
    for (const course of asked) {
      if (!first) rows.space()
      first = false
      rows.number(course + 1)
    }
    rows.end()
  }
  return { list: rows.file(), rules: rulesFile(rules) }
}
