import { Button, Form, Input, InputNumber, Modal, Select, Space as Gap } from 'antd'
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
import { addSpaceRoute, editSpaceRoute, retireSpaceRoute, spaceKinds, type Space } from '../../contract.ts'
import type { Standing } from './standing.ts'

/** The spaces as a tree: a hall, then the parts that it divides into. */
export function SpacesTab({ palace }: { palace: Standing }) {
  const t = useT()
  const [edited, edit] = useState<Space | { parentId: string | null } | null>(null)
  const retire = useAct(retireSpaceRoute, { says: t('places:console.retired') })
  const add = (
    <DisabledWithReason reason={palace.may.keep.why}>
      <Button type="primary" onClick={() => edit({ parentId: null })}>
        {t('places:console.addSpace')}
      </Button>
    </DisabledWithReason>
  )
  return (
    <>
      <DataTable<Space>
        label={t('places:tab.spaces')}
        rows={palace.spaces}
        rowKey={({ id }) => id}
        tools={add}
        empty={<Empty title={t('places:space.none')} next={t('places:console.noSpacesNext')} action={add} />}
        columns={columnsIn(t, palace, {
          edit,
          retire: (spaceId) => retire.mutateAsync({ params: { palaceId: palace.id, spaceId } }),
        })}
      />
      <Modal
        open={edited !== null}
        footer={null}
        destroyOnHidden
        title={t(edited && 'id' in edited ? 'places:console.edit' : 'places:console.addSpace')}
        onCancel={() => edit(null)}
      >
        {edited && <SpaceForm palace={palace} space={edited} done={() => edit(null)} />}
      </Modal>
    </>
  )
}

type Acts = {
  edit: (space: Space | { parentId: string }) => void
  retire: (spaceId: string) => Promise<unknown>
}

const columnsIn = (t: Translator, palace: Standing, acts: Acts): Column<Space>[] => [
  {
    key: 'name',
    title: t('places:space.name'),
    value: ({ name }) => name,
    show: ({ name, depth }) => (depth > 0 ? '　'.repeat(depth) + t('places:space.part', { name }) : name),
  },
  { key: 'kind', title: t('places:space.kindLabel'), value: ({ kind }) => t(`places:space.kind.${kind}`) },
  { key: 'floor', title: t('places:space.floor'), value: ({ floor }) => floor },
  { key: 'area', title: t('places:space.area'), value: ({ areaM2 }) => areaM2, number: true },
  { key: 'seats', title: t('places:space.seats'), value: ({ capacity }) => capacity, number: true },
  {
    key: 'act',
    title: t('places:console.act'),
    value: () => null,
    exported: false,
    show: (space) =>
      palace.may.keep.allowed && (
        <Gap>
          <Button size="small" onClick={() => acts.edit(space)}>
            {t('places:console.edit')}
          </Button>
          <Button size="small" onClick={() => acts.edit({ parentId: space.id })}>
            {t('places:console.addPart')}
          </Button>
          <Confirm
            label={t('places:console.retire')}
            title={t('places:console.retireTitle', { name: space.name })}
            consequence={t('places:console.retireThen')}
            act={t('places:console.retire')}
            onConfirm={() => acts.retire(space.id)}
            button={{ size: 'small' }}
          />
        </Gap>
      ),
  },
]

type Fields = Pick<Space, 'name' | 'kind'> &
  Partial<Pick<Space, 'parentId' | 'nameEn' | 'floor' | 'areaM2' | 'capacity' | 'position'>>

function SpaceForm({
  palace,
  space,
  done,
}: {
  palace: Standing
  space: Space | { parentId: string | null }
  done: () => void
}) {
  const t = useT()
  const add = useAct(addSpaceRoute, { says: t('places:console.saved'), done })
  const change = useAct(editSpaceRoute, { says: t('places:console.saved'), done })
  const needed = [{ required: true, message: t('places:console.needed') }]
  const own = 'id' in space ? space : null
  const send = (json: Fields) => {
    const parentId = json.parentId ?? null
    if (own) change.mutate({ params: { palaceId: palace.id, spaceId: own.id }, json: { ...json, parentId } })
    else add.mutate({ params: { palaceId: palace.id }, json: { ...json, parentId } })
  }
  return (
    <Form<Fields>
      layout="vertical"
      onFinish={send}
      initialValues={{ kind: 'classroom', position: palace.spaces.length, ...space }}
    >
      <FormFields problem={own ? change.error : add.error}>
        <Form.Item name="name" label={t('places:space.name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('places:field.nameEn')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="parentId" label={t('places:console.inside')}>
          <Select
            allowClear
            placeholder={t('places:console.inHouse')}
            options={palace.spaces
              .filter(({ id }) => id !== own?.id)
              .map(({ id, name, depth }) => ({ value: id, label: '　'.repeat(depth) + name }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('places:space.kindLabel')} rules={needed}>
          <Select options={spaceKinds.map((value) => ({ value, label: t(`places:space.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="floor" label={t('places:space.floor')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="areaM2" label={t('places:space.area')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="capacity" label={t('places:space.seats')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="position" label={t('places:console.position')}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
          {t('places:console.save')}
        </Button>
      </FormFields>
    </Form>
  )
}
