import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyInBrowser } from './draw/in-browser.ts'
import type { Bench } from './measure/bench.ts'
import { type RoundSize, seasonOf } from './draw/round.ts'
import type { SeasonSize } from './season/problem.ts'

const root = join(import.meta.dirname, '..')
const SEASON = { parties: 1_000_000, courses: 2_000, choices: 5 }

/**
 * A season of 1,000,000 people with 5 choices among 2,000 courses with reserves: from the frozen list to results and proof, and
 * an independent verification, each in one process on one thread; with families too, and a tenth of it, which the verification page then
 * computes again in a browser. Then halls for a season: 500
 * requests to 120 halls and 2,000 to 60, each with the gap that its proposal proves.
 */
export const bench: Bench = async ({ dataDir, say }) => {
  const measure = (name: string, size: RoundSize): Record<string, number> => {
    const folder = join(dataDir, name)
    mkdirSync(folder)
    say(`${name}: ${size.parties} applications`)
    for (const [file, bytes] of Object.entries(seasonOf(size)))
      writeFileSync(join(folder, file === 'list' ? 'list.csv' : 'rules.json'), bytes)
    const drawn = figuresOf('bench/draw/run.ts', folder)
    const begin = performance.now()
    const verdict = run('tools/draw-verify.ts', folder)
    if (!verdict.startsWith('MATCH')) throw new Error(verdict)
    return { ...drawn, verifySeconds: Math.round((performance.now() - begin) / 10) / 100 }
  }
  const season = measure('season', { ...SEASON, families: false })
  const withFamilies = measure('with families', { ...SEASON, families: true })
  const tenth = measure('a tenth', { ...SEASON, parties: SEASON.parties / 10, families: true })
  say('a tenth, in a browser')
  const browser = await verifyInBrowser(join(dataDir, 'a tenth'), join(dataDir, 'server'))
  const propose = (size: SeasonSize) => {
    say(`halls: ${size.requests} requests to ${size.palaces * size.spacesPerPalace} halls`)
    return figuresOf('bench/season/run.ts', JSON.stringify(size))
  }
  const halls = propose({ requests: 500, palaces: 3, spacesPerPalace: 40, seed: 1 })
  const large = propose({ requests: 2_000, palaces: 1, spacesPerPalace: 60, seed: 2 })
  return {
    rows: {
      season,
      'with families': withFamilies,
      'a tenth': tenth,
      'a tenth in a browser': browser,
      '500 requests for halls': halls,
      '2,000 requests for halls': large,
    },
    figures: {
      ...season,
      familiesSeconds: withFamilies.seconds!,
      familiesMatchingSeconds: withFamilies.matchingSeconds!,
      ...browser,
      seasonGap: halls.gap!,
      seasonGapSeconds: halls.seconds!,
      largeSeasonGap: large.gap!,
      largeSeasonGapSeconds: large.seconds!,
    },
  }
}

const run = (program: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(root, program), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const figuresOf = (program: string, input: string) =>
  JSON.parse(run(program, input)) as Record<string, number>
