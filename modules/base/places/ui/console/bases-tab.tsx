import { Button, Form, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import {
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  FormFields,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { addBaseRoute, baseKinds, editBaseRoute, removeBaseRoute, type ServiceBase } from '../../contract.ts'
import type { Standing } from './standing.ts'
import { stretchesOf, WeekFields, weekValue, type WeekValue } from './week-fields.tsx'

/** The counters in the house: bookroom, service centre, legal aid …, each with its own hours or the palace's. P7. */
export function BasesTab({ palace }: { palace: Standing }) {
  const t = useT()
  const [edited, edit] = useState<ServiceBase | 'new' | null>(null)
  const remove = useAct(removeBaseRoute, { says: t('places:console.saved') })
  const add = (
    <DisabledWithReason reason={palace.may.keep.why}>
      <Button type="primary" onClick={() => edit('new')}>
        {t('places:console.addBase')}
      </Button>
    </DisabledWithReason>
  )
  return (
    <>
      <DataTable<ServiceBase>
        label={t('places:tab.bases')}
        rows={palace.bases}
        rowKey={({ id }) => id}
        searchable={false}
        tools={add}
        empty={
          <Empty title={t('places:console.noBases')} next={t('places:console.noBasesNext')} action={add} />
        }
        columns={columnsIn(t, palace, {
          edit,
          remove: (baseId) => remove.mutateAsync({ params: { palaceId: palace.id, baseId } }),
        })}
      />
      <Modal
        open={edited !== null}
        footer={null}
        width={720}
        destroyOnHidden
        title={t(edited === 'new' ? 'places:console.addBase' : 'places:console.edit')}
        onCancel={() => edit(null)}
      >
        {edited && (
          <BaseForm palaceId={palace.id} base={edited === 'new' ? null : edited} done={() => edit(null)} />
        )}
      </Modal>
    </>
  )
}

type Acts = { edit: (base: ServiceBase) => void; remove: (baseId: string) => Promise<unknown> }

const columnsIn = (t: Translator, palace: Standing, acts: Acts): Column<ServiceBase>[] => [
  { key: 'name', title: t('places:field.name'), value: ({ name }) => name },
  { key: 'kind', title: t('places:space.kindLabel'), value: ({ kind }) => t(`places:base.kind.${kind}`) },
  { key: 'floor', title: t('places:space.floor'), value: ({ floor }) => floor },
  { key: 'phone', title: t('places:fact.phone'), value: ({ phone }) => phone },
  {
    key: 'hours',
    title: t('places:tab.hours'),
    value: ({ hours }) => t(hours.length > 0 ? 'places:console.ownHours' : 'places:console.houseHours'),
  },
  {
    key: 'act',
    title: t('places:console.act'),
    value: () => null,
    exported: false,
    show: (base) =>
      palace.may.keep.allowed && (
        <Space>
          <Button size="small" onClick={() => acts.edit(base)}>
            {t('places:console.edit')}
          </Button>
          <Confirm
            label={t('places:console.remove')}
            title={t('places:console.removeTitle', { name: base.name })}
            consequence={t('places:console.removeThen')}
            act={t('places:console.remove')}
            onConfirm={() => acts.remove(base.id)}
            button={{ size: 'small' }}
          />
        </Space>
      ),
  },
]

type Fields = {
  kind: (typeof baseKinds)[number]
  name: string
  floor?: string
  phone?: string
  week: WeekValue
}

function BaseForm({
  palaceId,
  base,
  done,
}: {
  palaceId: string
  base: ServiceBase | null
  done: () => void
}) {
  const t = useT()
  const add = useAct(addBaseRoute, { says: t('places:console.saved'), done })
  const change = useAct(editBaseRoute, { says: t('places:console.saved'), done })
  const needed = [{ required: true, message: t('places:console.needed') }]
  const send = ({ week, phone, ...rest }: Fields) => {
    const json = { ...rest, phone: phone || null, hours: stretchesOf(week) }
    if (base) change.mutate({ params: { palaceId, baseId: base.id }, json })
    else add.mutate({ params: { palaceId }, json })
  }
  return (
    <Form<Fields>
      layout="vertical"
      onFinish={send}
      initialValues={{ kind: 'bookroom', ...base, week: weekValue(base?.hours ?? []) }}
    >
      <FormFields problem={base ? change.error : add.error}>
        <Form.Item name="kind" label={t('places:space.kindLabel')} rules={needed}>
          <Select options={baseKinds.map((value) => ({ value, label: t(`places:base.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('places:field.name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="floor" label={t('places:space.floor')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="phone" label={t('places:fact.phone')}>
          <Input maxLength={20} />
        </Form.Item>
        <p className="soft">{t('places:console.baseHoursHint')}</p>
        <WeekFields name="week" />
        <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
          {t('places:console.save')}
        </Button>
      </FormFields>
    </Form>
  )
}
