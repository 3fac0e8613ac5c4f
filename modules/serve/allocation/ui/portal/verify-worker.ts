import {
  type DrawFiles,
  type Membership,
  membershipOf,
  type Progress,
  type Verdict,
  verifyDraw,
} from '#kit/draw/index.ts'
import { computation } from '../../rules/computation.ts'
import { LIST_COLUMNS } from '../../rules/files.ts'

/** What the page asks: the files, the seal that somebody noted, and a number in the list to look for. */
export type VerifyRequest = { files: DrawFiles; noted?: string; party?: string }
/** With the lines of list.csv and results.csv, each below its header. */
export type Own = Membership & { lines: string[] }
export type VerifyAnswer = { progress: Progress } | { verdict: Verdict; own: Own | null } | { failed: string }

const SHOWN_EVERY_MS = 50
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
const say = (answer: VerifyAnswer): void => self.postMessage(answer)

/** Computes a draw again beside the page, which stays alive meanwhile. */
self.addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  try {
    compute(data)
  } catch (error) {
    say({ failed: String(error) })
  }
})

function compute({ files, noted, party }: VerifyRequest): void {
  let shown = 0
  const steps = verifyDraw(files, computation, noted)
  for (;;) {
    const step = steps.next()
    if (step.done) {
      const own = party && !step.value.finding ? ownOf(files, party) : null
      return say({ verdict: step.value, own })
    }
    if (performance.now() - shown < SHOWN_EVERY_MS) continue
    shown = performance.now()
    say({ progress: step.value })
  }
}

/** Somebody's line in the list, the hashes that show it, and the line of the results. */
function ownOf(files: DrawFiles, party: string): Own | null {
  const own = membershipOf(files['list.csv'], LIST_COLUMNS, party)
  if (!own) return null
  const results = new TextDecoder().decode(files['results.csv']).split('\n')
  return { ...own, lines: [LIST_COLUMNS.join(','), own.line, results[0]!, results[own.row]!] }
}
