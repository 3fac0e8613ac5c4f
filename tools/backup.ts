import { createRequire } from 'node:module'
import { stat } from 'node:fs/promises'
import { backUp } from '#kit/backup/index.ts'
import { createKeyring } from '#kit/crypto/index.ts'
import { beside, CommandError } from './beside.ts'

/** npm run backup FILE: everything in the database at one moment, in one file, while the server serves. */
const [file] = process.argv.slice(2)
const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

await beside(async (url, { secretKey }) => {
  if (!file) throw new CommandError('Say where to: npm run backup FILE')
  const manifest = await backUp({
    url,
    file,
    appVersion: version,
    keyMark: createKeyring(secretKey).mark.toString('hex'),
    now: Temporal.Now.instant(),
    say: (line) => process.stderr.write(`${line}\n`),
  })
  const megabytes = (await stat(file)).size / 1_000_000
  console.log(`${file}: ${manifest.tables} tables, ${megabytes.toFixed(1)} MB, as of ${manifest.madeAt}.`)
  if (manifest.journalHead) console.log(`Journal head: ${manifest.journalHead}`)
  console.log('The secret key is not in it; keep it apart (docs/operations/keys.md).')
  return 0
})
