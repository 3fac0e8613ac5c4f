import { Button } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  StatRow,
  useGo,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import { listProjectsRoute, type ProjectLine } from '../../contract.ts'
import { amountOf } from '../words.ts'
import { projectColumns } from './columns.tsx'
import './projects.css'
import { ProposeDialog } from './propose-dialog.tsx'

/** Every construction project of one part of the tree: who holds it, what sleeps, what is late. P4. */
export default function ProjectsScreen() {
  const t = useT()
  const go = useGo()
  const scope = useScope()
  const [proposing, setProposing] = useState(false)
  const { data, error, isPending, refetch } = useCall(listProjectsRoute, {
    query: { scope: scope.divisionCode },
  })
  const rows = data?.projects.filter(({ palaceId }) => !scope.palaceId || palaceId === scope.palaceId)
  const going = rows?.filter(({ status }) => status === 'underWay' || status === 'suspended') ?? []
  const count = (of: (row: ProjectLine) => boolean) => going.filter(of).length
  const sum = (of: (row: ProjectLine) => number) => going.reduce((total, row) => total + of(row), 0)
  const propose = (
    <DisabledWithReason reason={data?.mayPropose.why ?? null}>
      <Button type="primary" onClick={() => setProposing(true)}>
        {t('projects:console.propose')}
      </Button>
    </DisabledWithReason>
  )
  return (
    <div className="projects">
      <PageHeader
        title={t('projects:console.title')}
        sub={t('projects:console.sub', { name: scope.name })}
        actions={data && propose}
      />
      {rows && rows.length > 0 && (
        <StatRow
          stats={[
            { label: t('projects:console.going'), value: going.length },
            {
              label: t('projects:console.sleeping'),
              value: count(({ sleeping }) => sleeping),
              detail: t('projects:console.sleepingNote'),
            },
            { label: t('projects:console.late'), value: count(({ slipDays }) => slipDays > 0) },
            {
              label: t('projects:console.money'),
              value: amountOf(
                t,
                sum(({ plannedFen }) => plannedFen),
              ),
              detail: t('projects:console.moneyNote', {
                granted: amountOf(
                  t,
                  sum(({ grantedFen }) => grantedFen),
                ),
                paid: amountOf(
                  t,
                  sum(({ paidFen }) => paidFen),
                ),
              }),
            },
          ]}
        />
      )}
      <section className="card">
        <DataTable<ProjectLine>
          label={t('projects:console.title')}
          rows={rows}
          columns={projectColumns(t)}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/projects/${id}`}
          loading={isPending}
          problem={error}
          retry={refetch}
          empty={<Empty title={t('projects:console.none')} next={t('projects:console.noneNext')} />}
        />
      </section>
      {proposing && (
        <ProposeDialog
          onClose={() => setProposing(false)}
          onProposed={(projectId) => go(`/projects/${projectId}`)}
        />
      )}
    </div>
  )
}
