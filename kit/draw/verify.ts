import { compareBytes, DrawError, drawErrorCodes, toHex } from './bytes.ts'
import type { DrawFileName, DrawFiles, Progress } from './files.ts'
import { type Proof, readProof } from './proof.ts'
import { checkPlan, digesting, readSeal, type Seal } from './seal.ts'
import { seedOf } from './seed.ts'
import { sha256Hex } from './sha256.ts'

/** What a module adds: how its list is laid out, and how results follow from list, rules and seed. */
export type Computation = {
  readonly columns: readonly string[]
  /** Gives the bytes of results.csv; on the way how far it is. @throws DrawError when list or rules cannot be read */
  readonly results: (sealed: {
    round: string
    rows: number
    seed: Uint8Array
    list: Uint8Array
    rules: Uint8Array
  }) => Generator<Progress, Uint8Array>
}

/** What does not fit, the first of it. `about` names a file, a line, a contributor or a round. */
export type Finding = { code: FindingCode; about: string; expected?: string; found?: string }
export const findingCodes = [
  ...drawErrorCodes,
  'file-unreadable',
  'seal-not-the-noted-one',
  'rules-changed',
  'list-changed',
  'proof-of-another-seal',
  'seed-differs',
  'missing-differ',
  'results-differ',
  'results-changed',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** What held, as far as it was looked at. */
export type Verdict = {
  finding: Finding | null
  seal?: string
  plan?: Seal
  proof?: Proof
}

/**
 * Computes a whole draw again from its five files and stops at the first thing that does not fit.
 * @param noted the seal as somebody noted it before the draw: without it a whole draw could have been made anew
 */
export function* verifyDraw(
  files: DrawFiles,
  computation: Computation,
  noted?: string,
): Generator<Progress, Verdict> {
  const verdict: Verdict = { finding: null }
  try {
    yield* look(files, computation, noted, verdict)
  } catch (error) {
    if (error instanceof Mismatch) verdict.finding = error.finding
    else if (error instanceof DrawError) verdict.finding = { code: error.code, about: error.about }
    else throw error
  }
  return verdict
}

class Mismatch extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.code)
    this.finding = finding
  }
}

/** Ends the verification with this finding unless the two are the same. */
function same(code: FindingCode, expected: string | number, found: string | number, about = ''): void {
  if (expected !== found)
    throw new Mismatch({ code, about, expected: String(expected), found: String(found) })
}

function* look(
  files: DrawFiles,
  { columns, results }: Computation,
  noted: string | undefined,
  verdict: Verdict,
): Generator<Progress> {
  const list = files['list.csv']
  const rules = files['rules.json']
  const plan = readable('seal.json', () => readSeal(files['seal.json']))
  const seal = sha256Hex(files['seal.json'])
  Object.assign(verdict, { plan, seal })
  if (noted !== undefined) same('seal-not-the-noted-one', noted, seal)
  checkPlan(plan, plan.sealedAt)
  same('rules-changed', plan.rules.sha256, sha256Hex(rules), 'rules.json')
  yield* listAsSealed(plan, list, columns)

  const proof = readable('proof.json', () => readProof(files['proof.json']))
  verdict.proof = proof
  same('proof-of-another-seal', seal, proof.seal, 'proof.json')
  yield { step: 'seed', done: 0, total: 1 }
  const { seed, missing } = seedOf(plan, seal, proof)
  same('seed-differs', toHex(seed), proof.seed, 'proof.json')
  same('missing-differ', missing.join(', '), proof.missing.join(', '), 'proof.json')

  const computed = yield* results({ round: plan.round, rows: plan.list.rows, seed, list, rules })
  sameLines(computed, files['results.csv'])
  same('results-changed', sha256Hex(computed), proof.results.sha256, 'results.csv')
  same('results-changed', plan.list.rows, proof.results.rows, 'results.csv')
}

function* listAsSealed(plan: Seal, list: Uint8Array, columns: readonly string[]): Generator<Progress> {
  const steps = digesting(list, columns)
  for (;;) {
    const step = readable('list.csv', () => steps.next())
    if (step.done) {
      same('list-changed', plan.list.sha256, step.value.sha256, 'list.csv')
      same('list-changed', plan.list.root, step.value.root, 'list.csv')
      same('list-changed', plan.list.rows, step.value.rows, 'list.csv')
      return
    }
    yield { step: 'list', done: step.value, total: plan.list.rows }
  }
}

/** A file that is not laid out as it must be is named. */
function readable<Value>(file: DrawFileName, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DrawError)) throw error
    throw new Mismatch({ code: 'file-unreadable', about: file, found: error.about })
  }
}

/** Names the first line in which two files differ. */
function sameLines(computed: Uint8Array, published: Uint8Array): void {
  if (compareBytes(computed, published) === 0) return
  let at = 0
  while (computed[at] === published[at]) at++
  let line = 1
  for (let i = 0; i < at; i++) if (computed[i] === LF) line++
  same('results-differ', lineAt(computed, at), lineAt(published, at), `line ${line}`)
  throw new Mismatch({ code: 'results-differ', about: `line ${line}` })
}

const LF = 10

function lineAt(file: Uint8Array, at: number): string {
  const start = at === 0 ? 0 : file.lastIndexOf(LF, at - 1) + 1
  const end = file.indexOf(LF, at)
  return new TextDecoder().decode(file.subarray(start, end < 0 ? file.length : end))
}
