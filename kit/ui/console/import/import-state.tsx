import { Alert, Button, Progress } from 'antd'
import {
  confirmImportRoute,
  discardImportRoute,
  importProblemsRoute,
  undoImportRoute,
  type Import,
} from '#kit/imports/contract.ts'
import { addressOf, useAct } from '../client.ts'
import { Confirm } from '../confirm.tsx'
import { DataTable } from '../data-table/data-table.tsx'
import { useT } from '../language.ts'
import { StatRow } from '../stat-row.tsx'

type StateProps = { one: Import; moving: boolean; leave: () => void; stopAsking: () => void }

/** How one import stands, and what can be done with it now. */
export function ImportState({ one, moving, leave, stopAsking }: StateProps) {
  const t = useT()
  const confirm = useAct(confirmImportRoute)
  const undo = useAct(undoImportRoute)
  const discard = useAct(discardImportRoute, { done: leave })
  const params = { importId: one.id }
  const { counts, fileName: name } = one
  const effective = counts.added + counts.changed + counts.ended
  return (
    <>
      <h2>{name}</h2>
      {moving && <Moving one={one} />}
      {one.state === 'refused' && (
        <Alert type="error" showIcon title={t('imports:screen.refused')} description={one.refusal} />
      )}
      {(one.state === 'checked' || one.state === 'done' || one.state === 'undone') && (
        <>
          <Alert
            type={one.state === 'done' ? 'success' : 'info'}
            showIcon
            title={t(`imports:screen.${one.state === 'checked' ? 'ready' : one.state}`)}
          />
          <StatRow
            stats={(['added', 'changed', 'unchanged', 'ended', 'wrong'] as const).map((count) => ({
              label: t(`imports:screen.${count}`),
              value: counts[count].toLocaleString(),
            }))}
          />
        </>
      )}
      {one.undoRefused && (
        <Alert
          type="warning"
          showIcon
          title={t('imports:screen.undoRefused', { rows: one.undoRefused.join('、') })}
        />
      )}
      <div className="table-tools">
        {one.state === 'checked' && effective > 0 && (
          <Confirm
            label={t('imports:screen.confirm', { count: effective })}
            title={t('imports:screen.confirmTitle', { name })}
            consequence={t('imports:screen.confirmText', counts)}
            act={t('imports:screen.confirmAct')}
            button={{ type: 'primary', danger: false }}
            onConfirm={() => confirm.mutateAsync({ params })}
          />
        )}
        {one.wrongRows.length > 0 && (
          <a href={addressOf(importProblemsRoute.path, { params })} download>
            {t('imports:screen.errorsFile')}
          </a>
        )}
        {(one.state === 'checked' || one.state === 'refused') && (
          <Button
            onClick={() => {
              stopAsking()
              discard.mutate({ params })
            }}
          >
            {t('imports:screen.discard')}
          </Button>
        )}
        {one.state === 'done' && (
          <Confirm
            label={t('imports:screen.undo')}
            title={t('imports:screen.undoTitle', { name })}
            consequence={t('imports:screen.undoText')}
            act={t('imports:screen.undoAct')}
            onConfirm={() => undo.mutateAsync({ params })}
          />
        )}
        {!moving && one.state !== 'checked' && <Button onClick={leave}>{t('imports:screen.again')}</Button>}
      </div>
      {one.wrongRows.length > 0 && (
        <Rows
          table="wrong"
          title={t('imports:screen.wrongRows', { count: one.wrongRows.length })}
          says={t('imports:problems')}
          rows={one.wrongRows}
        />
      )}
      {one.warnedRows.length > 0 && (
        <Rows
          table="warned"
          title={t('imports:screen.warned')}
          says={t('imports:screen.warnings')}
          rows={one.warnedRows}
        />
      )}
    </>
  )
}

type RowsProps = { table: string; title: string; says: string; rows: Import['wrongRows'] }

/** Rows of the file, each with what is said about it. */
function Rows({ table, title, says, rows }: RowsProps) {
  const t = useT()
  return (
    <>
      <h3>{title}</h3>
      <DataTable<Import['wrongRows'][number]>
        personal
        table={table}
        label={title}
        rows={rows}
        rowKey={({ row }) => String(row)}
        searchable={false}
        columns={[
          { key: 'row', title: t('imports:screen.row'), value: ({ row }) => row, number: true, width: 80 },
          { key: 'problem', title: says, value: ({ problem }) => problem },
        ]}
        empty={null}
      />
    </>
  )
}

function Moving({ one }: { one: Import }) {
  const t = useT()
  const { state, rowsDone, rowsTotal, rowsPerSecond } = one
  const params = {
    done: rowsDone.toLocaleString(),
    total: (rowsTotal ?? 0).toLocaleString(),
    speed: rowsPerSecond,
  }
  const percent = state === 'applying' && rowsTotal ? Math.floor((100 * rowsDone) / rowsTotal) : null
  return (
    <>
      <p>
        {state !== 'uploading' && t(`imports:screen.${state as 'reading' | 'applying' | 'undoing'}`, params)}{' '}
        <span className="soft">{t('imports:screen.mayLeave')}</span>
      </p>
      <Progress percent={percent ?? 100} status="active" showInfo={percent !== null} />
    </>
  )
}
