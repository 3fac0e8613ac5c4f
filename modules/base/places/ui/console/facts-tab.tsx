import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { editPalaceRoute, type PalaceDetail } from '../../contract.ts'
import type { Standing } from './standing.ts'
import { fieldsOf, PalaceFields, textOf, type PalaceFieldsValue } from './palace-fields.tsx'

/** What is written about the palace. When someone else saved first, says what they changed and keeps what was typed. */
export function FactsTab({ palace }: { palace: Standing }) {
  const t = useT()
  const [form] = Form.useForm<PalaceFieldsValue>()
  const [base, setBase] = useState<PalaceDetail>(palace)
  const act = useAct(editPalaceRoute, {
    says: t('places:console.saved'),
    done: ({ version }) =>
      setBase((before) => ({ ...before, ...textOf(form.getFieldsValue()), version }) as PalaceDetail),
  })
  const theirs = palace.version > base.version ? differences(base, palace) : []
  return (
    <Form<PalaceFieldsValue>
      form={form}
      layout="vertical"
      disabled={!palace.may.edit.allowed}
      initialValues={fieldsOf(base)}
      onFinish={(fields) =>
        act.mutate({ params: { palaceId: palace.id }, json: { version: base.version, text: textOf(fields) } })
      }
    >
      {theirs.length > 0 && (
        <Alert
          className="problem-alert"
          type="warning"
          showIcon
          title={t('places:console.changedMeanwhile')}
          description={
            <ul>
              {theirs.map(({ name, before, after }) => (
                <li key={name}>
                  {t('places:console.theirChange', { field: t(`places:field.${name}`), before, after })}
                </li>
              ))}
            </ul>
          }
          action={
            <>
              <Button
                size="small"
                onClick={() => {
                  form.setFieldsValue(fieldsOf(palace))
                  setBase(palace)
                }}
              >
                {t('places:console.takeTheirs')}
              </Button>
              <Button size="small" onClick={() => setBase(palace)}>
                {t('places:console.keepMine')}
              </Button>
            </>
          }
        />
      )}
      <FormFields problem={act.error}>
        <PalaceFields />
        <DisabledWithReason reason={palace.may.edit.why}>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('places:console.save')}
          </Button>
        </DisabledWithReason>
      </FormFields>
    </Form>
  )
}

/** Which facts someone else changed since this form was filled. */
function differences(base: PalaceDetail, latest: PalaceDetail) {
  const [before, after] = [fieldsOf(base), fieldsOf(latest)]
  const said = (value: unknown) =>
    value === null || value === undefined || value === '' ? '—' : String(value)
  return (Object.keys(after) as (keyof PalaceFieldsValue)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: said(before[name]), after: said(after[name]) }))
}
