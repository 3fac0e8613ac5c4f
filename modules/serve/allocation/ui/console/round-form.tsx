import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { FormFields, useGo, useT, eveningIn, instantOf, whenWords } from '#kit/ui/console/index.ts'
import { candidatesRoute, createRoundRoute, reserveKinds, type ReserveKind } from '../../contract.ts'
import './rounds.css'

const moments = ['applyFrom', 'applyUntil', 'drawAt', 'confirmUntil', 'openAt'] as const
type Fields = Record<(typeof moments)[number], string> & {
  title: string
  note: string
  sessionIds: string[]
  kept: Partial<Record<ReserveKind, number>>
  order: 'guarantee' | 'onTop'
  mostChoices: number
  mostTogether: number
  firstTime: number
  perLostRound: number
  mostTickets: number
}
const numbers = [
  ['mostChoices', 'allocation:console.mostChoices', 1, 10],
  ['mostTogether', 'allocation:console.mostTogether', 1, 6],
  ['firstTime', 'allocation:console.firstTime', 0, 5],
  ['perLostRound', 'allocation:console.perLost', 0, 5],
  ['mostTickets', 'allocation:console.mostTickets', 1, 10],
] as const

/** Draws up a round from sessions that take no sign-ups yet; everything has an answer that can stand. */
export function RoundForm({ palaceId, close }: { palaceId: string; close: () => void }) {
  const t = useT()
  const go = useGo()
  const [form] = Form.useForm<Fields>()
  const sessions = useCall(candidatesRoute, { params: { palaceId } })
  const create = useAct(createRoundRoute, { says: t('allocation:console.saved') })
  const save = (fields: Fields) => {
    const reserves = reserveKinds.filter((kind) => (fields.kept[kind] ?? 0) > 0)
    const kinds = reserves.map((_, i) => i + 1)
    const { sessionIds, kept, order, ...rest } = fields
    const times = Object.fromEntries(moments.map((moment) => [moment, instantOf(fields[moment])])) as Record<
      (typeof moments)[number],
      string
    >
    void create
      .mutateAsync({
        params: { palaceId },
        json: {
          ...rest,
          ...times,
          reserves,
          shares: reserves.map((kind) => kept[kind]! / 100),
          precedence: order === 'guarantee' ? [...kinds, 0] : [0, ...kinds],
          courses: sessionIds.map((sessionId) => ({ palaceId, sessionId })),
        },
      })
      .then(
        ({ id }) => go(`/rounds/${palaceId}/${id}`),
        () => undefined, // shown beside the fields
      )
  }
  const needed = [{ required: true, message: t('allocation:console.needed') }]
  return (
    <Modal
      open
      width={760}
      title={t('allocation:console.new')}
      okText={t('allocation:console.save')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        scrollToFirstError
        initialValues={{
          note: '',
          sessionIds: [],
          kept: { gigWorker: 20, retired: 10, member: 0 },
          order: 'guarantee',
          mostChoices: 3,
          mostTogether: 4,
          firstTime: 1,
          perLostRound: 1,
          mostTickets: 3,
          applyFrom: eveningIn(1),
          applyUntil: eveningIn(5),
          drawAt: eveningIn(6),
          confirmUntil: eveningIn(8),
          openAt: eveningIn(9),
        }}
      >
        <FormFields problem={create.error}>
          <Form.Item name="title" label={t('allocation:console.name')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="note" label={t('allocation:console.note')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Form.Item
            name="sessionIds"
            label={t('allocation:console.sessions')}
            extra={t('allocation:console.sessionsHint')}
            rules={needed}
          >
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={(sessions.data?.sessions ?? [])
                .filter((one) => !one.open)
                .map(({ sessionId, title, start, capacity }) => ({
                  value: sessionId,
                  label: `${title} · ${whenWords(t, start)} · ${capacity}`,
                }))}
            />
          </Form.Item>
          <div className="round-fields">
            {moments.map((moment) => (
              <Form.Item key={moment} name={moment} label={t(`allocation:console.${moment}`)} rules={needed}>
                <Input type="datetime-local" />
              </Form.Item>
            ))}
          </div>
          <div className="round-fields">
            {reserveKinds.map((kind) => (
              <Form.Item
                key={kind}
                name={['kept', kind]}
                label={`${t(`allocation:kind.${kind}`)} ${t('allocation:console.share')}`}
              >
                <InputNumber min={0} max={100} />
              </Form.Item>
            ))}
          </div>
          <Form.Item name="order" label={t('allocation:console.order')}>
            <Radio.Group
              options={[
                { value: 'guarantee', label: t('allocation:console.guarantee') },
                { value: 'onTop', label: t('allocation:console.onTop') },
              ]}
            />
          </Form.Item>
          <div className="round-fields">
            {numbers.map(([name, label, min, max]) => (
              <Form.Item key={name} name={name} label={t(label)}>
                <InputNumber min={min} max={max} />
              </Form.Item>
            ))}
          </div>
        </FormFields>
      </Form>
    </Modal>
  )
}
