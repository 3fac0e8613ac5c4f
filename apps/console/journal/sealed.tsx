import { Alert, Button, Progress, Space, Typography } from 'antd'
import { useState } from 'react'
import { findingWords } from '#kit/journal/finding.ts'
import { askVerification, readDailyHeads, readSealState, type SealState } from '#kit/journal/contract.ts'
import { call, useAct, useCall } from '#kit/ui/console/client.ts'
import { download } from '#kit/ui/console/data-table/export.ts'
import { ProblemAlert, useT } from '#kit/ui/console/index.ts'
import { instantText } from './instant.ts'

const WATCHED_MS = 1_000
const IDLE_MS = 30_000

/** How far the journal is sealed, its head to note elsewhere, and a check of the whole chain; for auditors. */
export function Sealed() {
  const t = useT()
  const [checking, setChecking] = useState(false)
  const { data, error, refetch } = useCall(readSealState, {}, { every: checking ? WATCHED_MS : IDLE_MS })
  if (data && checking !== isRunning(data)) setChecking(isRunning(data))
  const verify = useAct(askVerification)
  if (error) return <ProblemAlert problem={error} retry={refetch} />
  if (!data) return null
  const { head, waiting, verification } = data
  return (
    <section className="sealed" aria-label={t('console:journalScreen.sealedTitle')}>
      <p>
        {head
          ? t('console:journalScreen.sealedTo', { number: head.number, at: instantText(head.at, t.locale) })
          : t('console:journalScreen.sealedNothing')}{' '}
        <span className="soft">
          {t('console:journalScreen.sealedWaiting', { entries: waiting.toLocaleString() })}
        </span>
      </p>
      {head && (
        <p>
          <Typography.Text
            code
            copyable={{
              text: `${head.number}:${head.hash}`,
              tooltips: [t('console:journalScreen.copyHead'), t('console:journalScreen.copied')],
            }}
          >
            {head.number}:{head.hash.slice(0, 16)}…
          </Typography.Text>
        </p>
      )}
      <Space wrap>
        <Button
          onClick={() => verify.mutate({})}
          loading={verify.isPending || isRunning(data)}
          disabled={head === null}
        >
          {t('console:journalScreen.verify')}
        </Button>
        <Button onClick={() => void keepHeads()} disabled={head === null}>
          {t('console:journalScreen.keepHeads')}
        </Button>
      </Space>
      {verification && <Verification of={verification} />}
    </section>
  )
}

const isRunning = (state: SealState | undefined) => state?.verification?.finishedAt === null

function Verification({ of }: { of: NonNullable<SealState['verification']> }) {
  const t = useT()
  const { finishedAt, finding, sealsDone, sealsTotal } = of
  if (finishedAt === null)
    return (
      <Progress
        percent={sealsTotal > 0 ? Math.floor((100 * sealsDone) / sealsTotal) : 0}
        status="active"
        aria-label={t('console:journalScreen.verify')}
      />
    )
  const at = instantText(finishedAt, t.locale)
  return finding ? (
    <Alert
      type="error"
      showIcon
      title={findingWords(t, finding)}
      description={t('console:journalScreen.foundNext', { at })}
    />
  ) : (
    <Alert
      type="success"
      showIcon
      title={t('console:journalScreen.foundNothing', { seals: sealsDone, at })}
    />
  )
}

/** The head of each day, a line each, as `npm run journal:verify -- --heads FILE` reads them back. */
async function keepHeads(): Promise<void> {
  const { heads } = await call(readDailyHeads, { query: {} })
  const lines = heads.map(({ day, number, hash }) => `${day} ${number}:${hash}\n`)
  download('journal-heads.txt', new Blob(lines, { type: 'text/plain' }))
}
