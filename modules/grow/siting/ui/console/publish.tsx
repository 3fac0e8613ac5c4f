import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { publishRunRoute, type RunOf } from '../../contract.ts'

type Fields = { title: string; reason: string }

/** Makes a plan public, under a title and with the reason: coverage is measured against it from then on. P1 */
export function Publish({ run, may }: { run: RunOf; may: boolean }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const [query] = useSearchParams()
  const comparedWith = query.get('compared')
  const publish = useAct(publishRunRoute, {
    says: t('siting:publish.said'),
    done: () => setOpen(false),
  })
  const empty = run.result?.kind === 'plan' && run.result.steps.length === 0
  const why = !may
    ? t('siting:denied.plan')
    : run.published
      ? t('siting:errors.already-published')
      : empty
        ? t('siting:errors.no-plan')
        : null
  return (
    <>
      <DisabledWithReason reason={why}>
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('siting:publish.act')}
        </Button>
      </DisabledWithReason>
      <Modal
        open={open}
        title={t('siting:publish.title')}
        okText={t('siting:publish.act')}
        confirmLoading={publish.isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <p>{t('siting:publish.consequence')}</p>
        {run.stale && <p>{t('siting:publish.stale')}</p>}
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ title: run.scenarioName, reason: '' }}
          onFinish={(fields) =>
            publish.mutate({ params: { runId: run.id }, json: { ...fields, comparedWith } })
          }
        >
          <FormFields problem={publish.error}>
            <Form.Item
              name="title"
              label={t('siting:publish.name')}
              rules={[{ required: true, min: 2, message: t('siting:needed') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="reason"
              label={t('siting:reason')}
              rules={[{ required: true, min: 2, message: t('siting:needed') }]}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          </FormFields>
        </Form>
      </Modal>
    </>
  )
}
