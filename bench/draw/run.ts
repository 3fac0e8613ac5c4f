import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { proofFile, proofOf, sealFile, sealOf, seedOf, sha256Hex } from '../../kit/draw/index.ts'
import { drawRound, type DrawnRound } from '../../modules/serve/allocation/rules/computation.ts'
import { LIST_COLUMNS } from '../../modules/serve/allocation/rules/files.ts'
import { entropy, plan, round, sealedAt } from './round.ts'

/** One process: reads list.csv and rules.json from the folder, seals, draws, writes the other three files; its figures as JSON. */
const folder = process.argv[2]!
const begin = performance.now()
const list = readFileSync(join(folder, 'list.csv'))
const rules = readFileSync(join(folder, 'rules.json'))
const seal = sealOf({ round, sealedAt, list, columns: LIST_COLUMNS, rules }, plan)
const sealed = sealFile(seal)
const sealHash = sha256Hex(sealed)
const sealedIn = performance.now()
const { seed } = seedOf(seal, sealHash, entropy)

const begun: Partial<Record<string, number>> = {}
const steps = drawRound({ round, rows: seal.list.rows, seed, list, rules })
let drawn: DrawnRound
for (;;) {
  const step = steps.next()
  if (step.done) {
    drawn = step.value
    break
  }
  begun[step.value.step] ??= performance.now()
}
const ended = performance.now()
const file = drawn.file
const proof = proofFile(proofOf(seal, sealHash, entropy, { rows: seal.list.rows, file }))
writeFileSync(join(folder, 'seal.json'), sealed)
writeFileSync(join(folder, 'proof.json'), proof)
writeFileSync(join(folder, 'results.csv'), file)

const seconds = (from: number, to: number) => Math.round((to - from) / 10) / 100
console.log(
  JSON.stringify({
    seconds: seconds(begin, performance.now()),
    sealSeconds: seconds(begin, sealedIn),
    ticketSeconds: seconds(begun.tickets!, begun.matching!),
    matchingSeconds: seconds(begun.matching!, begun.results!),
    resultSeconds: seconds(begun.results!, ended),
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    placed: drawn.result.choice.reduce((sum, choice) => sum + (choice >= 0 ? 1 : 0), 0),
  }),
)
