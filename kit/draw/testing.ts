import {
  commitmentTo,
  type Computation,
  type DrawFiles,
  type Entropy,
  type EntropyPlan,
  orderOf,
  proofFile,
  proofOf,
  type Reveal,
  sealFile,
  sealOf,
  sha256,
  sha256Hex,
  STEP,
  tableFile,
  tableRows,
  ticketsOf,
  utf8,
  type Verdict,
  verifyDraw,
} from './index.ts'

/** The smallest draw: a list of names, and the results say who was drawn as which. */
export const columns = ['applicant', 'entries'] as const

export const byOrderAlone: Computation = {
  columns,
  *results({ round, rows, seed, list }) {
    const names: string[] = []
    const tickets = new Uint8Array(32 * rows)
    const draw = ticketsOf(seed, round)
    for (const { row, start, comma, end } of tableRows(list, columns)) {
      const applicant = list.subarray(start, comma)
      const text = (from: number, to: number) => new TextDecoder().decode(list.subarray(from, to))
      draw.into(tickets, 32 * row, applicant, Number(text(comma + 1, end)))
      names.push(text(start, comma))
      if (row % STEP === 0) yield { step: 'tickets', done: row, total: rows }
    }
    const numbers: number[] = []
    orderOf(tickets).forEach((row, rank) => (numbers[row] = rank + 1))
    return tableFile(
      ['applicant', 'number'],
      names.map((name, row) => [name, numbers[row]!]),
    )
  },
}

export const round = 'spring-2027'
export const secrets: Reveal[] = [
  { name: '省总工会', secret: '00112233445566778899aabbccddeeff' },
  { name: 'Notary No. 2', secret: 'f'.repeat(64) },
]
/** Recorded: round 1000 of quicknet. */
export const beacon = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  round: 1000,
}
export const signature =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'

export const plan: EntropyPlan = {
  contributions: secrets.map((secret) => ({ name: secret.name, commitment: commitmentTo(round, secret) })),
  revealBy: 1692806000,
  beacon,
  missing: 'continue',
}
export const entropy: Entropy = { reveals: secrets, beacon: { signature } }

/** The five files of a draw among these names. */
export function drawnAmong(
  names: readonly string[],
  over: { plan?: Partial<EntropyPlan>; entropy?: Partial<Entropy> } = {},
): DrawFiles {
  const list = tableFile(
    columns,
    names.map((name) => [name, 1]),
  )
  const rules = utf8('{}\n')
  const seal = sealOf({ round, sealedAt: 1692805000, list, columns, rules }, { ...plan, ...over.plan })
  const sealed = sealFile(seal)
  const proofWith = (file: Uint8Array) =>
    proofOf(seal, sha256Hex(sealed), { ...entropy, ...over.entropy }, { rows: names.length, file })
  const seed = proofWith(new Uint8Array()).seed
  const results = ended(
    byOrderAlone.results({ round, rows: names.length, seed: Uint8Array.fromHex(seed), list, rules }),
  )
  return {
    'list.csv': list,
    'rules.json': rules,
    'seal.json': sealed,
    'proof.json': proofFile(proofWith(results)),
    'results.csv': results,
  }
}

/** Runs steps to their end. */
export function ended<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

export const verified = (files: DrawFiles, noted?: string): Verdict =>
  ended(verifyDraw(files, byOrderAlone, noted))

/** Seeds that nobody chose: SHA-256 of the number. */
export const seedNumber = (number: number): Uint8Array => sha256(utf8(String(number)))
