import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '#kit/db/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { findingWords } from '#kit/journal/finding.ts'
import { journalHead, verifyJournal, type NotedHead } from '#kit/journal/index.ts'
import { beside, CommandError } from './beside.ts'

/**
 * npm run journal:verify [-- --head NUMBER:HASH] [-- --heads FILE]: holds the journal against its seals, and against heads
 * noted before; exits with 1 and names the first entry or seal that is not as it was.
 */
const { values } = parseArgs({
  options: { head: { type: 'string', multiple: true }, heads: { type: 'string' } },
})

await beside(async (url) => {
  const noted = [...(values.head ?? []), ...(values.heads ? await linesOf(values.heads) : [])].map(headOf)
  const db = openDatabase(url, { max: 2 })
  try {
    const total = (await journalHead(db))?.number ?? 0
    let told = performance.now()
    const progress = (done: number) => {
      if (performance.now() - told < 1_000) return
      told = performance.now()
      console.error(`  ${done} of ${total} seals`)
    }
    const { finding, seals, entries, head } = await verifyJournal(db, { noted, progress })
    if (finding) {
      console.error(`${JSON.stringify(finding)}`)
      console.error(
        `${findingWords(createTranslator('zh-CN'), finding)} / ${findingWords(createTranslator('en'), finding)}`,
      )
      console.error(`Sound up to seal ${seals}, ${entries} entries.`)
      return 1
    }
    console.log(`The journal is as it was sealed: ${seals} seals, ${entries} entries.`)
    if (head) console.log(`Head to note or publish: ${head.number}:${head.hash.toString('hex')} (${head.at})`)
    return 0
  } finally {
    await db.destroy()
  }
})

/** Lines of a file of heads as the console exports it; "2026-11-22 12:ab…" or "12:ab…". */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be read (${error.code}).`)
  })
  return text.split('\n').flatMap((line) => line.trim().split(/\s+/).at(-1) || [])
}

function headOf(text: string): NotedHead {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/i.exec(text) ?? []
  if (!number || !hash)
    throw new CommandError(`${text} is not a head; write it as NUMBER:HASH, the hash in 64 digits.`)
  return { number: Number(number), hash: hash.toLowerCase() }
}
