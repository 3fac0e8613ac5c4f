import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { Confirm, FormFields, useGo, useT, instantOf, whenWords } from '#kit/ui/console/index.ts'
import { candidatesRoute, openFirstComeRoute, openWindowRoute } from '../../contract.ts'

type Fields = { sessionId: string; until?: string; mostTogether: number }

/** Opens one session by a fair window; everything but the session has an answer that can stand. */
export function WindowForm({
  palaceId,
  sessionId,
  close,
}: {
  palaceId: string
  sessionId?: string | undefined
  close: () => void
}) {
  const t = useT()
  const go = useGo()
  const [form] = Form.useForm<Fields>()
  const sessions = useCall(candidatesRoute, { params: { palaceId } })
  const open = useAct(openWindowRoute, { says: t('allocation:console.windowOpened') })
  const firstCome = useAct(openFirstComeRoute, { says: t('allocation:console.firstComeDone'), done: close })
  const chosenId = Form.useWatch('sessionId', form)
  const chosen = sessions.data?.sessions.find((one) => one.sessionId === chosenId)
  const save = ({ sessionId, until, mostTogether }: Fields) =>
    void open
      .mutateAsync({
        params: { palaceId, sessionId },
        json: { ...(until ? { until: instantOf(until) } : {}), mostTogether },
      })
      .then(
        ({ id }) => go(`/rounds/${palaceId}/${id}`),
        () => undefined, // shown beside the fields
      )
  return (
    <Modal
      open
      title={t('allocation:console.newWindow')}
      okText={t('allocation:console.windowAct')}
      confirmLoading={open.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{t('allocation:console.windowLead')}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        scrollToFirstError
        initialValues={{ sessionId, mostTogether: 4 }}
      >
        <FormFields problem={open.error}>
          <Form.Item
            name="sessionId"
            label={t('allocation:console.windowSession')}
            extra={t('allocation:console.windowSessionHint')}
            rules={[{ required: true, message: t('allocation:console.needed') }]}
          >
            <Select
              loading={sessions.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              options={(sessions.data?.sessions ?? []).map(({ sessionId, title, start, capacity, open }) => ({
                value: sessionId,
                label: [
                  title,
                  whenWords(t, start),
                  capacity,
                  ...(open ? [t('allocation:console.windowOpenNow')] : []),
                ].join(' · '),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="until"
            label={t('allocation:console.windowUntil')}
            extra={t('allocation:console.windowUntilHint', { hours: sessions.data?.windowHours ?? '…' })}
          >
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="mostTogether" label={t('allocation:console.mostTogether')}>
            <InputNumber min={1} max={6} precision={0} />
          </Form.Item>
        </FormFields>
      </Form>
      {chosen?.awaitsDraw && (
        <Confirm
          label={t('allocation:console.firstCome')}
          title={t('allocation:console.firstComeTitle', { title: chosen.title })}
          consequence={t('allocation:console.firstComeWhat')}
          act={t('allocation:console.firstCome')}
          onConfirm={() => firstCome.mutateAsync({ params: { palaceId, sessionId: chosen.sessionId } })}
        />
      )}
    </Modal>
  )
}
