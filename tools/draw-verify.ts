import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawFiles, type DrawFiles, type Finding, type Progress, verifyDraw } from '#kit/draw/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { computation } from '#modules/serve/allocation/rules/computation.ts'
import { findingWords } from '#modules/serve/allocation/ui/finding-words.ts'

/**
 * npm run draw:verify FOLDER, or npm run draw:verify list.csv rules.json seal.json proof.json results.csv, [-- --seal HEX]:
 * computes a draw again from its published files. Exits with 1 and names the first thing that does not fit; needs
 * neither a server nor a network.
 */
let told = performance.now()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { seal: { type: 'string' } } })
process.exitCode = await verify(positionals, values.seal)

async function verify(paths: readonly string[], noted: string | undefined): Promise<number> {
  const files = await readFiles(paths)
  if (typeof files === 'string') {
    console.error(files)
    return 1
  }
  const steps = verifyDraw(files, computation, noted?.toLowerCase())
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) {
      tell(step.value)
      continue
    }
    const { finding, seal, plan, proof } = step.value
    if (finding) {
      console.error(`MISMATCH ${JSON.stringify(finding)}`)
      console.error(wordsOf(finding))
      return 1
    }
    console.log(`MATCH: round ${plan!.round}, ${plan!.list.rows} in the list. 结果一致。`)
    console.log(`  seal ${seal}${noted ? ', as noted' : ''}`)
    console.log(`  seed ${proof!.seed}`)
    if (proof!.missing.length > 0) console.log(`  revealed nothing: ${proof!.missing.join(', ')}`)
    if (!noted)
      console.log('  To know that the draw was not made anew, give the seal published before it: --seal HEX')
    return 0
  }
}

/** The five files by their names, from a folder or one by one; or what is missing. */
async function readFiles(paths: readonly string[]): Promise<DrawFiles | string> {
  const [first] = paths
  const folder = first !== undefined && (await stat(first).catch(() => null))?.isDirectory()
  const found = folder ? drawFiles.map((name) => join(first, name)) : paths
  const files: Partial<DrawFiles> = {}
  for (const name of drawFiles) {
    const path = found.find((each) => basename(each).endsWith(name))
    const bytes = path && (await readFile(path).catch(() => null))
    if (!bytes)
      return `${name} cannot be read. Give a folder with ${drawFiles.join(', ')}, or the five files.`
    files[name] = bytes
  }
  return files as DrawFiles
}

function wordsOf(finding: Finding): string {
  return (['zh-CN', 'en'] as const)
    .map((locale) => findingWords(createTranslator(locale), finding))
    .join(' / ')
}

function tell({ step, done, total }: Progress): void {
  if (performance.now() - told < 1_000) return
  told = performance.now()
  console.error(`  ${step} ${done} / ${total}`)
}
