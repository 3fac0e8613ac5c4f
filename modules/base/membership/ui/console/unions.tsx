import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  FormFields,
  PageHeader,
  ScreenLink,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { editUnionRoute, listUnionsRoute, type Union } from '../../contract.ts'

/** The grassroots unions of a part of the tree; each opens its members. */
export default function UnionsScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  const { data, error, isPending, refetch } = useCall(listUnionsRoute, { query: { division: divisionCode } })
  const [edited, edit] = useState<Union | null>(null)
  const members = data?.unions.reduce((sum, union) => sum + union.members, 0) ?? 0
  return (
    <>
      <PageHeader
        title={t('membership:unions.title')}
        sub={data && t('membership:unions.sub', { name, unions: data.unions.length, members })}
        actions={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
      />
      <DataTable<Union>
        label={t('membership:unions.title')}
        rows={data?.unions}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/members?union=${id}`}
        loading={isPending}
        problem={error}
        retry={refetch}
        columns={columnsIn(t, edit)}
        empty={
          <Empty
            title={t('membership:unions.empty')}
            next={t('membership:unions.emptyNext')}
            action={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
          />
        }
      />
      <Modal
        open={edited !== null}
        footer={null}
        destroyOnHidden
        title={t('membership:unions.edit')}
        onCancel={() => edit(null)}
      >
        {edited && <UnionForm union={edited} done={() => edit(null)} />}
      </Modal>
    </>
  )
}

const columnsIn = (t: Translator, edit: (union: Union) => void): Column<Union>[] => [
  { key: 'name', title: t('membership:column.unionName'), value: (union) => union.name, sort: true },
  { key: 'uscc', title: t('membership:column.uscc'), value: ({ uscc }) => uscc },
  {
    key: 'division',
    title: t('membership:unions.division'),
    value: (union) => union.divisionName,
    sort: true,
  },
  {
    key: 'members',
    title: t('membership:unions.members'),
    value: (union) => union.members,
    number: true,
    sort: true,
  },
  {
    key: 'left',
    title: t('membership:unions.left'),
    value: ({ left }) => left,
    number: true,
    sort: true,
  },
  {
    key: 'act',
    title: t('membership:unions.act'),
    value: () => null,
    exported: false,
    show: (union) => (
      <Button size="small" onClick={() => edit(union)}>
        {t('membership:unions.edit')}
      </Button>
    ),
  },
]

function UnionForm({ union, done }: { union: Union; done: () => void }) {
  const t = useT()
  const change = useAct(editUnionRoute, { says: t('membership:unions.saved'), done })
  const needed = [{ required: true, message: t('membership:unions.needed') }]
  return (
    <Form<Pick<Union, 'name' | 'divisionCode'>>
      layout="vertical"
      initialValues={union}
      onFinish={(json) => change.mutate({ params: { unionId: union.id }, json })}
    >
      <FormFields problem={change.error}>
        <Form.Item name="name" label={t('membership:column.unionName')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="divisionCode"
          label={t('membership:unions.division6')}
          extra={union.divisionName}
          rules={needed}
        >
          <Input maxLength={6} inputMode="numeric" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('membership:unions.edit')}
        </Button>
      </FormFields>
    </Form>
  )
}
