import { Button, Form, Input } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, PageHeader, useGo, useScope, useT } from '#kit/ui/console/index.ts'
import { recordPalaceRoute } from '../../contract.ts'
import { PalaceFields, textOf, type PalaceFieldsValue } from './palace-fields.tsx'

/** Enters a new palace into the register. P1. */
export default function RecordPalaceScreen() {
  const t = useT()
  const go = useGo()
  const scope = useScope()
  const act = useAct(recordPalaceRoute, {
    says: t('places:console.saved'),
    done: ({ palaceId }) => go(`/palaces/${palaceId}?tab=hours`),
  })
  return (
    <>
      <PageHeader
        title={t('places:console.record')}
        trail={[{ label: t('places:console.register'), to: '/palaces' }]}
      />
      <section className="card">
        <Form<PalaceFieldsValue & { slug: string }>
          layout="vertical"
          initialValues={{
            divisionCode: scope.divisionCode.padEnd(6, '0'),
            level: scope.divisionCode.length === 6 ? 'county' : 'city',
            status: 'preparing',
            operationMode: 'own',
            constructionMode: 'standalone',
          }}
          onFinish={({ slug, ...fields }) => act.mutate({ json: { slug, text: textOf(fields) } })}
        >
          <FormFields problem={act.error}>
            <Form.Item
              name="slug"
              label={t('places:field.slug')}
              extra={t('places:field.slugHint')}
              rules={[
                {
                  required: true,
                  pattern: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/,
                  message: t('places:field.slugHint'),
                },
              ]}
            >
              <Input maxLength={60} addonBefore="/palaces/" />
            </Form.Item>
            <PalaceFields />
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              {t('places:console.record')}
            </Button>
          </FormFields>
        </Form>
      </section>
    </>
  )
}
