import { Button, Form, Input, Select, Switch } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useMay, useT } from '#kit/ui/console/index.ts'
import {
  listPalacesRoute,
  setCoveredByRoute,
  type RegisterDivision,
  type RegisterPalace,
} from '../../contract.ts'

type Fields = { palaceId?: string | null; coverageRequired: boolean; reason: string }

/** Says of one county whether it must have a palace of its own and which shared palace serves it. P1. */
export function Coverage({
  division,
  palaces,
}: {
  division: RegisterDivision
  palaces: readonly RegisterPalace[]
}) {
  const t = useT()
  const may = useMay(['federationOfficer', 'systemAdministrator'])
  const act = useAct(setCoveredByRoute, { says: t('places:console.saved') })
  const around = useCall(listPalacesRoute, {
    query: division.parentCode ? { division: division.parentCode } : {},
  })
  const known = new Map([...palaces, ...(around.data?.palaces ?? [])].map(({ id, name }) => [id, name]))
  if (division.coveredBy) known.set(division.coveredBy.id, division.coveredBy.name)
  return (
    <section className="card">
      <h2>{t('places:console.coverage')}</h2>
      <Form<Fields>
        key={`${division.code} ${division.coveredBy?.id}`}
        layout="vertical"
        disabled={!may}
        initialValues={{
          palaceId: division.coveredBy?.id,
          coverageRequired: division.coverageRequired,
          reason: division.coverageReason ?? '',
        }}
        onFinish={({ palaceId, ...rest }) =>
          act.mutate({ params: { code: division.code }, json: { palaceId: palaceId ?? null, ...rest } })
        }
      >
        <FormFields problem={act.error}>
          <Form.Item name="coverageRequired" label={t('places:console.required')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="palaceId" label={t('places:console.servedBy')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('places:console.nobody')}
              options={[...known].map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('places:console.reason')}
            rules={[{ required: true, min: 2, message: t('places:console.needed') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <DisabledWithReason reason={may ? null : t('places:denied.coverage')}>
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              {t('places:console.save')}
            </Button>
          </DisabledWithReason>
        </FormFields>
      </Form>
    </section>
  )
}
