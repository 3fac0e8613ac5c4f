import { Button, Card, Form } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useGo, useMay, useT } from '#kit/ui/console/index.ts'
import { draftProgrammeRoute, editProgrammeRoute, type Programme } from '../../contract.ts'
import './catalog.css'
import { AudienceFields } from './audience-fields.tsx'
import { fieldsOf, textOf, type ProgrammeFields } from './programme-fields.ts'
import { ProgrammePreview } from './programme-preview.tsx'
import { PriceFields, TextFields } from './text-fields.tsx'

/** All that is written about a programme, with the preview beside it. Saving over somebody's newer version is refused and said. */
export function ProgrammeForm({ palaceId, programme }: { palaceId: string; programme: Programme | null }) {
  const t = useT()
  const go = useGo()
  const [form] = Form.useForm<ProgrammeFields>()
  const may = useMay(['programmer', 'hallManager', 'director']) && programme?.status !== 'cancelled'
  const draft = useAct(draftProgrammeRoute, {
    says: t('catalog:console.saved'),
    done: ({ programmeId }) => go(`/programmes/${programmeId}`),
  })
  const edit = useAct(editProgrammeRoute, { says: t('catalog:console.saved') })
  const save = (fields: ProgrammeFields) => {
    const text = textOf(fields)
    if (programme)
      edit.mutate({
        params: { palaceId, programmeId: programme.id },
        json: { ...text, version: programme.version },
      })
    else draft.mutate({ params: { palaceId }, json: text })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={!may}
      initialValues={fieldsOf(programme)}
      onFinish={save}
      scrollToFirstError
    >
      <div className="two-columns">
        <div>
          <FormFields problem={(programme ? edit : draft).error}>
            <Card title={t('catalog:console.what')}>
              <TextFields />
            </Card>
            <Card title={t('catalog:console.price')}>
              <PriceFields />
            </Card>
            <Card title={t('catalog:console.audience')}>
              <AudienceFields />
            </Card>
            <Button type="primary" htmlType="submit" loading={edit.isPending || draft.isPending}>
              {t('catalog:console.save')}
            </Button>
          </FormFields>
        </div>
        <Form.Item noStyle shouldUpdate>
          {() => <ProgrammePreview fields={form.getFieldsValue(true) as ProgrammeFields} />}
        </Form.Item>
      </div>
    </Form>
  )
}
