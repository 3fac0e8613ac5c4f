import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ProblemAlert,
  useMay,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import { type Resource, resourcesRoute, retireResourceRoute } from '../../contract.ts'
import './booking.css'
import { ResourceDialog } from './resource-dialog.tsx'

/** What the palace lends with its rooms, and how many there are. */
export default function ResourcesScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  return (
    <>
      <PageHeader title={t('booking:console.resources')} sub={name} />
      {palaceId ? (
        <Resources key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('booking:console.choosePalace')} next={t('booking:console.choosePalaceNext')} />
      )}
    </>
  )
}

function Resources({ palaceId }: { palaceId: string }) {
  const t = useT()
  const [edited, edit] = useState<Resource | 'new' | null>(null)
  const may = useMay(['hallManager', 'director'])
  const reason = may ? null : t('booking:why.notYours')
  const { data, error, refetch } = useCall(resourcesRoute, { params: { palaceId } })
  const retire = useAct(retireResourceRoute, { says: t('booking:console.saved') })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const columns: Column<Resource>[] = [
    {
      key: 'name',
      title: t('booking:loan.name'),
      value: ({ name }) => name,
      show: (one) =>
        may ? (
          <Button type="link" className="name-link" onClick={() => edit(one)}>
            {one.name}
          </Button>
        ) : (
          one.name
        ),
      sort: true,
    },
    { key: 'count', title: t('booking:loan.count'), value: ({ count }) => count, number: true },
    { key: 'left', title: t('booking:loan.leftNow'), value: ({ left }) => left, number: true },
    {
      key: 'kinds',
      title: t('booking:loan.forKinds'),
      value: ({ forKinds }) =>
        forKinds.length === 0
          ? t('booking:loan.anyKind')
          : forKinds.map((kind) => t.byKey(`places:space.kind.${kind}`)).join(t('booking:loan.and')),
    },
    {
      key: 'edit',
      title: t('booking:console.steps'),
      value: () => null,
      exported: false,
      show: (one) => (
        <div className="booking-steps">
          <DisabledWithReason reason={reason}>
            <Button aria-label={`${t('booking:loan.edit')} ${one.name}`} onClick={() => edit(one)}>
              {t('booking:loan.edit')}
            </Button>
          </DisabledWithReason>
          {may && (
            <Confirm
              label={t('booking:loan.retire')}
              title={t('booking:loan.retireTitle', { name: one.name })}
              consequence={t('booking:loan.retireThen')}
              act={t('booking:loan.retire')}
              onConfirm={() => retire.mutateAsync({ params: { palaceId, resourceId: one.id } })}
            />
          )}
        </div>
      ),
    },
  ]
  return (
    <>
      <div className="table-tools">
        <span className="spacer" />
        <DisabledWithReason reason={reason}>
          <Button type="primary" onClick={() => edit('new')}>
            {t('booking:loan.add')}
          </Button>
        </DisabledWithReason>
      </div>
      <DataTable<Resource>
        label={t('booking:console.resources')}
        rows={data.resources}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('booking:loan.nothing')} next={t('booking:loan.nothingNext')} />}
      />
      {edited && (
        <ResourceDialog
          palaceId={palaceId}
          resource={edited === 'new' ? null : edited}
          close={() => edit(null)}
        />
      )}
    </>
  )
}
