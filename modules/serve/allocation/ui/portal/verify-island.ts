import { type DrawFileName, drawFiles, type DrawFiles, type Progress } from '#kit/draw/files.ts'
import type { Own, VerifyAnswer, VerifyRequest } from './verify-worker.ts'

/** The sentences of the page, with `{name}`s left open. */
export type VerifyWords = Record<string, string>
const EMPTY = '–'

/** Lets the reader's own device compute a draw again; the page says beside it how to do so without JavaScript. */
export function verifyIsland(element: HTMLElement): void {
  const words = JSON.parse(element.dataset.words!) as VerifyWords
  const form = element.querySelector('form')!
  const output = element.querySelector<HTMLElement>('[data-part=verdict]')!
  element.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const fields = new FormData(form)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const chosen = fields.getAll('chosen').filter((each) => each instanceof File && each.size > 0) as File[]
    const begin = performance.now()
    say(output, 'wait', words.reading!)
    readFiles(chosen, element.dataset.files)
      .then((files) =>
        compute(
          { files, noted: text('seal').toLowerCase() || undefined, party: text('party') || undefined },
          (progress) => showProgress(output, words, progress),
        ),
      )
      .then((answer) => show(output, words, answer, text('party'), (performance.now() - begin) / 1000))
      .catch((error: Error) => say(output, 'bad', fill(words.failed!, { reason: error.message })))
  })
}

/** The five files: those chosen from disk, or the published ones. @throws Error naming the file that is missing */
async function readFiles(chosen: readonly File[], published: string | undefined): Promise<DrawFiles> {
  const read = async (name: DrawFileName): Promise<[DrawFileName, Uint8Array]> => {
    const file = chosen.find((each) => each.name.endsWith(name))
    if (file) return [name, new Uint8Array(await file.arrayBuffer())]
    const response = chosen.length === 0 && published ? await fetch(`${published}/${name}`) : undefined
    if (!response?.ok) throw new Error(name)
    return [name, new Uint8Array(await response.arrayBuffer())]
  }
  return Object.fromEntries(await Promise.all(drawFiles.map(read))) as DrawFiles
}

function compute(request: VerifyRequest, progress: (progress: Progress) => void): Promise<VerifyAnswer> {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<VerifyAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => {
      if ('progress' in data) progress(data.progress)
      else resolve(data)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}

function show(
  output: HTMLElement,
  words: VerifyWords,
  answer: VerifyAnswer,
  party: string,
  seconds: number,
): void {
  if ('progress' in answer) return
  if ('failed' in answer) return say(output, 'bad', fill(words.failed!, { reason: answer.failed }))
  const { finding, plan, proof, seal } = answer.verdict
  if (finding) {
    say(output, 'bad', words.mismatch!)
    return tell(
      output,
      fill(words[`finding.${finding.code}`]!, { expected: EMPTY, found: EMPTY, ...finding }),
    )
  }
  say(output, 'good', words.match!)
  tell(output, fill(words.matched!, { rows: plan!.list.rows, seconds: seconds.toFixed(1) }))
  tell(output, fill(words.seal!, { seal: seal! }))
  if (proof!.missing.length > 0) tell(output, fill(words.missing!, { names: proof!.missing.join('、') }))
  if (answer.own) showOwn(output, words, answer.own)
  else if (party) tell(output, fill(words.notInList!, { party }))
}

function showOwn(output: HTMLElement, words: VerifyWords, own: Own): void {
  tell(output, fill(words.inList!, { row: own.row, hashes: own.path.length }))
  const code = document.createElement('pre')
  code.textContent = own.lines.join('\n')
  output.append(code)
}

function showProgress(output: HTMLElement, words: VerifyWords, { step, done, total }: Progress): void {
  say(output, 'wait', words[`step.${step}`]!)
  const bar = document.createElement('progress')
  bar.max = Math.max(1, total)
  bar.value = done
  output.append(bar)
}

function say(output: HTMLElement, tone: 'wait' | 'good' | 'bad', sentence: string): void {
  output.className = `verdict ${tone}`
  output.replaceChildren()
  const strong = document.createElement('strong')
  strong.textContent = sentence
  output.append(strong)
}

function tell(output: HTMLElement, sentence: string): void {
  const line = document.createElement('p')
  line.textContent = sentence
  output.append(line)
}

const fill = (template: string, values: Record<string, string | number>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
