import type { z } from '@hono/zod-openapi'
import { Button, Space } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  useMay,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import {
  divisionRoles,
  listRolesRoute,
  palaceRoles,
  type RoleAssignment,
  withdrawRoleRoute,
} from '../../contract.ts'
import { GrantRole } from './grant-role.tsx'
import { day } from './instants.ts'
import { NewStaffAccount } from './new-staff-account.tsx'

type Row = z.output<typeof RoleAssignment>

/** Who may do what in the chosen place: a palace, or a division with all that lies in it. */
export default function RolesScreen() {
  const t = useT()
  const scope = useScope()
  const mayGrant = useMay(['securityAdministrator', 'federationOfficer', 'director'])
  const mayCreate = useMay(['systemAdministrator', 'federationOfficer', 'director'])
  const [open, setOpen] = useState<'grant' | 'staff' | null>(null)
  const { data, error, isPending, refetch } = useCall(listRolesRoute, {})
  const withdraw = useAct(withdrawRoleRoute, { says: t('identity:roles.withdrawn') })
  const rows = data?.roles.filter((held) =>
    scope.palaceId ? held.palaceId === scope.palaceId : held.divisionCode.startsWith(scope.divisionCode),
  )
  const close = () => setOpen(null)
  const columns = columnsIn(t, (roleId) => withdraw.mutateAsync({ params: { roleId } }))
  return (
    <>
      <PageHeader
        title={t('identity:roles.title')}
        sub={scope.name}
        actions={
          <Space>
            {mayCreate && <Button onClick={() => setOpen('staff')}>{t('identity:roles.staff')}</Button>}
            {mayGrant && (
              <Button type="primary" onClick={() => setOpen('grant')}>
                {t('identity:roles.grant')}
              </Button>
            )}
          </Space>
        }
      />
      <DataTable<Row>
        personal
        label={t('identity:roles.list')}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('identity:roles.none')} next={t('identity:roles.noneNext')} />}
      />
      {open === 'grant' && <GrantRole close={close} />}
      {open === 'staff' && <NewStaffAccount mayGrant={mayGrant} close={close} />}
    </>
  )
}

const columnsIn = (t: Translator, withdraw: (roleId: string) => Promise<unknown>): Column<Row>[] => [
  { key: 'person', title: t('identity:roles.person'), value: ({ nameMasked }) => nameMasked, sort: true },
  {
    key: 'role',
    title: t('identity:roles.role'),
    value: ({ role }) => t(`identity:role.${role}`),
    filterValue: ({ role }) => role,
    filter: [...divisionRoles, ...palaceRoles].map((value) => ({
      value,
      label: t(`identity:role.${value}`),
    })),
    sort: true,
  },
  { key: 'place', title: t('identity:roles.place'), value: ({ place }) => place, sort: true },
  { key: 'since', title: t('identity:roles.since'), value: ({ beginsAt }) => day(beginsAt), sort: true },
  {
    key: 'until',
    title: t('identity:roles.until'),
    value: ({ endsAt }) => (endsAt ? day(endsAt) : t('identity:roles.open')),
    sort: true,
  },
  {
    key: 'withdraw',
    title: t('identity:roles.act'),
    value: () => '',
    exported: false,
    show: (held) => <Withdraw held={held} withdraw={withdraw} />,
  },
]

function Withdraw({ held, withdraw }: { held: Row; withdraw: (roleId: string) => Promise<unknown> }) {
  const t = useT()
  const { id, role, nameMasked, mayWithdraw, whyNot } = held
  const label = t('identity:roles.withdraw')
  if (!mayWithdraw)
    return (
      <DisabledWithReason reason={whyNot}>
        <Button size="small" type="text">
          {label}
        </Button>
      </DisabledWithReason>
    )
  return (
    <Confirm
      label={label}
      title={t('identity:roles.withdrawTitle')}
      consequence={t('identity:roles.withdrawWhat', { name: nameMasked, role: t(`identity:role.${role}`) })}
      act={label}
      button={{ size: 'small', type: 'text' }}
      onConfirm={() => withdraw(id)}
    />
  )
}
