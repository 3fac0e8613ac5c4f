import { Button } from 'antd'
import { readJobs, retryJob, type JobsOverview } from '#kit/jobs/contract.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, PageHeader, useT, type Column } from '#kit/ui/console/index.ts'
import { instantText } from '../journal/instant.ts'
import { jobWords, rhythmWords } from './words.ts'

type Queue = JobsOverview['queues'][number]
type Failed = JobsOverview['failed'][number]
const WATCHED_MS = 5_000

/** The work outside requests: what waits, runs and failed, and another try for what failed. */
export default function JobsScreen() {
  const t = useT()
  const words = jobWords(t.locale)
  const named = (queue: string) => (
    <span title={queue}>
      {words(queue)}
      <code className="soft code-line">{queue}</code>
    </span>
  )
  const { data, error, isPending, refetch } = useCall(readJobs, {}, { every: WATCHED_MS })
  const retry = useAct(retryJob, { says: t('console:jobsScreen.retried') })
  const waiting = data?.queues.reduce((sum, queue) => sum + queue.waiting, 0) ?? 0
  const list = { problem: error, loading: isPending, retry: refetch }
  const queues: Column<Queue>[] = [
    {
      key: 'name',
      title: t('console:jobsScreen.queue'),
      value: ({ name }) => words(name),
      show: ({ name }) => named(name),
      sort: true,
    },
    {
      key: 'rhythm',
      title: t('console:jobsScreen.rhythm'),
      value: ({ cron }) => rhythmWords(t, cron),
      sort: true,
    },
    {
      key: 'finishedAt',
      title: t('console:jobsScreen.lastRun'),
      value: ({ finishedAt }) => finishedAt && instantText(finishedAt, t.locale),
    },
    {
      key: 'waiting',
      title: t('console:jobsScreen.waiting'),
      value: ({ waiting }) => waiting,
      number: true,
      sort: true,
    },
    {
      key: 'later',
      title: t('console:jobsScreen.later'),
      value: ({ later }) => later,
      number: true,
      sort: true,
    },
    {
      key: 'running',
      title: t('console:jobsScreen.running'),
      value: ({ running }) => running,
      number: true,
      sort: true,
    },
    {
      key: 'failed',
      title: t('console:jobsScreen.failed'),
      value: ({ failed }) => failed,
      number: true,
      sort: true,
    },
  ]
  const again = ({ id, queue }: Failed) => (
    <Button
      size="small"
      aria-label={`${t('console:jobsScreen.again')} ${words(queue)}`}
      loading={retry.isPending && retry.variables.params.id === id}
      onClick={() => retry.mutate({ params: { id, queue } })}
    >
      {t('console:jobsScreen.again')}
    </Button>
  )
  const failed: Column<Failed>[] = [
    {
      key: 'queue',
      title: t('console:jobsScreen.queue'),
      value: ({ queue }) => words(queue),
      show: ({ queue }) => named(queue),
      sort: true,
    },
    {
      key: 'failedAt',
      title: t('console:jobsScreen.failedAt'),
      value: ({ failedAt }) => failedAt && instantText(failedAt, t.locale),
      sort: true,
    },
    { key: 'tries', title: t('console:jobsScreen.tries'), value: ({ tries }) => tries, number: true },
    { key: 'message', title: t('console:jobsScreen.message'), value: ({ message }) => message },
    {
      key: 'again',
      title: t('console:jobsScreen.act'),
      value: () => null,
      exported: false,
      show: (job) => again(job),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('console:jobsScreen.title')}
        sub={data && t('console:jobsScreen.sub', { waiting, failed: data.failed.length })}
      />
      {data && data.failed.length > 0 && (
        <>
          <h2>{t('console:jobsScreen.failedTitle')}</h2>
          <DataTable<Failed>
            table="failed"
            label={t('console:jobsScreen.failedTitle')}
            rows={data.failed}
            columns={failed}
            rowKey={({ id }) => id}
            empty={null}
          />
        </>
      )}
      <h2>{t('console:jobsScreen.queues')}</h2>
      <DataTable<Queue>
        label={t('console:jobsScreen.queues')}
        rows={data?.queues}
        columns={queues}
        rowKey={({ name }) => name}
        {...list}
        empty={<Empty title={t('console:jobsScreen.empty')} next={t('console:jobsScreen.emptyNext')} />}
      />
    </>
  )
}
