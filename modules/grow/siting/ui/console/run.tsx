import { Alert, Button, Progress, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DisabledWithReason,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  StateTag,
  useGo,
  useMay,
  useT,
} from '#kit/ui/console/index.ts'
import { cancelRunRoute, failures, planners, requestRunRoute, runRoute, type RunOf } from '../../contract.ts'
import { gapWords, obstacleWords, stateWords, whenWords } from '../words.ts'
import { PlanShown } from './plan-result.tsx'
import { Publish } from './publish.tsx'
import { runTone } from './run-tone.ts'
import { SitesShown } from './site-result.tsx'
import './siting.css'

/** One calculation: how far it is, or what it found and how near to the best that is. P3 */
export default function RunScreen() {
  const { runId = '' } = useParams()
  const [over, setOver] = useState(false)
  // A result does not change: once it is there nobody asks again.
  const { data, error, refetch } = useCall(runRoute, { params: { runId } }, over ? {} : { every: 1_500 })
  const ended = data !== undefined && data.id === runId && data.endedAt !== null
  if (ended !== over) setOver(ended)
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return <Shown run={data} />
}

function Shown({ run }: { run: RunOf }) {
  const t = useT()
  const may = useMay(planners)
  const go = useGo()
  const cancel = useAct(cancelRunRoute, { says: t('siting:run.cancelling') })
  const again = useAct(requestRunRoute, { done: ({ runId }) => go(`/siting/runs/${runId}`) })
  const { id, result, scenarioId, published } = run
  const moving = !run.interrupted && (run.state === 'queued' || run.state === 'running')
  const over = run.interrupted || run.state === 'failed' || run.state === 'cancelled'
  return (
    <>
      <PageHeader
        title={run.scenarioName}
        sub={t(`siting:question.${run.question}`)}
        trail={[
          { label: t('siting:scenarios.title'), to: '/siting/scenarios' },
          { label: run.scenarioName, to: `/siting/scenarios/${scenarioId}` },
        ]}
        actions={
          <>
            {result && <ScreenLink to={`/siting/compare?left=${id}`}>{t('siting:compare.title')}</ScreenLink>}{' '}
            {result?.kind === 'plan' && <Publish run={run} may={may} />}
          </>
        }
      />
      <p aria-live="polite">
        <StateTag tone={runTone(run)}>{stateWords(t, run)}</StateTag>{' '}
        <span className="soft">{whenWords(run.requestedAt)}</span>
        {run.stale && <span className="soft"> {t('siting:state.stale')}</span>}
      </p>
      {published && (
        <Alert
          type="success"
          showIcon
          className="problem-alert"
          title={t('siting:publish.done', { title: published.title, at: whenWords(published.at) })}
          description={published.reason}
        />
      )}
      {moving && (
        <section className="card">
          <Progress percent={Math.round(run.share * 100)} aria-label={t('siting:run.progress')} />
          <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
            <Button loading={cancel.isPending} onClick={() => cancel.mutate({ params: { runId: id } })}>
              {t('siting:run.cancel')}
            </Button>
          </DisabledWithReason>
        </section>
      )}
      {over && (
        <Alert
          type="warning"
          showIcon
          className="problem-alert"
          title={stateWords(t, run)}
          description={failureWords(t, run)}
          action={
            may && (
              <Button
                loading={again.isPending}
                onClick={() => again.mutate({ params: { scenarioId }, json: { limitSeconds: 60 } })}
              >
                {t('siting:run.again')}
              </Button>
            )
          }
        />
      )}
      {result && <Quality run={run} />}
      {result?.kind === 'sites' && run.question !== 'plan' && (
        <SitesShown result={result} question={run.question} />
      )}
      {result?.kind === 'plan' && <PlanShown result={result} />}
    </>
  )
}

function failureWords(t: ReturnType<typeof useT>, run: RunOf): string {
  if (run.state === 'cancelled') return t('siting:failure.cancelled')
  const failure = run.interrupted ? 'interrupted' : failures.find((one) => one === run.failure)
  return t(`siting:failure.${failure ?? 'unexpected'}`)
}

/** How near to the best it is, and whether an independent check of the proof said the same. */
function Quality({ run }: { run: RunOf }) {
  const t = useT()
  const { result, certificateHolds, instanceHash } = run
  if (!result) return null
  const obstacle = obstacleWords(t, result)
  const checked = certificateHolds === null ? 'unchecked' : certificateHolds ? 'holds' : ('fails' as const)
  return (
    <>
      {obstacle && <Alert type="warning" showIcon className="problem-alert" title={obstacle} />}
      {result.status !== 'infeasible' && (
        <Alert
          type={certificateHolds === false ? 'error' : 'info'}
          showIcon
          className="problem-alert"
          title={gapWords(t, result.gap)}
          description={`${t(`siting:certificate.${checked}`)} ${
            result.status === 'stopped' ? t('siting:gap.stopped') : ''
          } ${t('siting:certificate.of', { hash: instanceHash?.slice(0, 12) ?? '' })}`}
        />
      )}
    </>
  )
}
