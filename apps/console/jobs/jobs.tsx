import { Button } from 'antd'
import { readJobs, retryJob, type JobsOverview } from '#kit/jobs/contract.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, PageHeader, useT, type Column } from '#kit/ui/console/index.ts'
import { instantText } from '../journal/instant.ts'

type Queue = JobsOverview['queues'][number]
type Failed = JobsOverview['failed'][number]
const WATCHED_MS = 5_000

/** The work outside requests: what waits, runs and failed, and another try for what failed. */
export default function JobsScreen() {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(readJobs, {}, { every: WATCHED_MS })
  const retry = useAct(retryJob, { says: t('console:jobs.retried') })
  const waiting = data?.queues.reduce((sum, queue) => sum + queue.waiting, 0) ?? 0
  const list = { problem: error, loading: isPending, retry: refetch }
  const queues: Column<Queue>[] = [
    { key: 'name', title: t('console:jobs.queue'), value: ({ name }) => name, sort: true },
    {
      key: 'waiting',
      title: t('console:jobs.waiting'),
      value: ({ waiting }) => waiting,
      number: true,
      sort: true,
    },
    { key: 'later', title: t('console:jobs.later'), value: ({ later }) => later, number: true, sort: true },
    {
      key: 'running',
      title: t('console:jobs.running'),
      value: ({ running }) => running,
      number: true,
      sort: true,
    },
    {
      key: 'failed',
      title: t('console:jobs.failed'),
      value: ({ failed }) => failed,
      number: true,
      sort: true,
    },
  ]
  const again = ({ id, queue }: Failed) => (
    <Button
      size="small"
      aria-label={`${t('console:jobs.again')} ${queue}`}
      loading={retry.isPending && retry.variables.params.id === id}
      onClick={() => retry.mutate({ params: { id, queue } })}
    >
      {t('console:jobs.again')}
    </Button>
  )
  const failed: Column<Failed>[] = [
    { key: 'queue', title: t('console:jobs.queue'), value: ({ queue }) => queue, sort: true },
    {
      key: 'failedAt',
      title: t('console:jobs.failedAt'),
      value: ({ failedAt }) => failedAt && instantText(failedAt, t.locale),
      sort: true,
    },
    { key: 'tries', title: t('console:jobs.tries'), value: ({ tries }) => tries, number: true },
    { key: 'message', title: t('console:jobs.message'), value: ({ message }) => message },
    {
      key: 'again',
      title: t('console:jobs.act'),
      value: () => null,
      exported: false,
      show: (job) => again(job),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('console:jobs.title')}
        sub={data && t('console:jobs.sub', { waiting, failed: data.failed.length })}
      />
      {data && data.failed.length > 0 && (
        <>
          <h2>{t('console:jobs.failedTitle')}</h2>
          <DataTable<Failed>
            table="failed"
            label={t('console:jobs.failedTitle')}
            rows={data.failed}
            columns={failed}
            rowKey={({ id }) => id}
            empty={null}
          />
        </>
      )}
      <h2>{t('console:jobs.queues')}</h2>
      <DataTable<Queue>
        label={t('console:jobs.queues')}
        rows={data?.queues}
        columns={queues}
        rowKey={({ name }) => name}
        {...list}
        empty={<Empty title={t('console:jobs.empty')} next={t('console:jobs.emptyNext')} />}
      />
    </>
  )
}
