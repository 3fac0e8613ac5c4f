import { parseArgs } from 'node:util'
import { restore } from '#kit/backup/index.ts'
import { createKeyring } from '#kit/crypto/index.ts'
import { beside, CommandError } from './beside.ts'

/** npm run restore FILE [-- --replace]: puts a backup into the database, all of it or nothing. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean' } },
})
const [file] = positionals

await beside(async (url, { secretKey, olderSecretKeys, dataDir }) => {
  if (!file) throw new CommandError('Say which: npm run restore FILE [-- --replace]')
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const { manifest, rows, newer, finding } = await restore({
    url,
    file,
    replace: values.replace ?? false,
    say,
  })
  console.log(
    `Restored as of ${manifest.madeAt}: ${manifest.tables} tables, ${rows} rows, all as they were saved.`,
  )
  if (newer.length > 0) console.log(`Then brought up to date: ${newer.length} newer migrations.`)
  const marks = [secretKey, ...olderSecretKeys].map((secret) => createKeyring(secret).mark.toString('hex'))
  if (!marks.includes(manifest.keyMark))
    console.log(
      `ATTENTION: the secret key here is not the one of the backup: names and phone numbers cannot be read. Put the saved key into ${dataDir}/secret-key or SECRET_KEY, and start again.`,
    )
  if (finding)
    console.log(
      `ATTENTION: the journal was not as it was sealed when the backup was made: ${JSON.stringify(finding)}.`,
    )
  console.log('Restart the server if it was running: it may remember what was there before.')
  return 0
})
