import { Form, InputNumber, Modal, Select, Switch } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { openTo, priceClasses, type RuleLine, setSpaceRuleRoute } from '../../contract.ts'

type Props = {
  palaceId: string
  line: RuleLine
  standards: Readonly<Record<string, number>>
  close: () => void
}
type Rule = NonNullable<RuleLine['rule']>
type Fields = Omit<Rule, 'fenPerHour'> & { online: boolean; yuan: number }

const fresh: Rule = {
  openTo: 'everyone',
  slotMinutes: 60,
  mostSlots: 2,
  advanceDays: null,
  openingHour: null,
  hoursPerPersonDay: null,
  bookingsPerUnionDay: null,
  cancelMinutes: null,
  graceMinutes: null,
  peopleMost: null,
  approval: false,
  selfService: false,
  priceClass: 'free',
  fenPerHour: 0,
  concessions: [],
}
const limits = [
  ['advanceDays', 'booking.advanceDays'],
  ['openingHour', 'booking.openingHour'],
  ['hoursPerPersonDay', 'booking.hoursPerPersonDay'],
  ['bookingsPerUnionDay', 'booking.courtsPerUnionDay'],
  ['cancelMinutes', 'booking.cancelMinutes'],
  ['graceMinutes', 'booking.graceMinutes'],
] as const

/** The rule of one space; an empty field is the standard, which is shown in it. */
export function RuleDialog({ palaceId, line, standards, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const set = useAct(setSpaceRuleRoute, { says: t('booking:console.saved'), done: close })
  const { fenPerHour, ...rule } = line.rule ?? fresh
  const save = ({ online, yuan, ...fields }: Fields) =>
    set.mutate({
      params: { palaceId, spaceId: line.spaceId },
      json: {
        rule: online ? { ...rule, ...fields, fenPerHour: Math.round((yuan ?? 0) * 100) } : null,
        version: line.version,
      },
    })
  return (
    <Modal
      open
      title={line.spaceName}
      okText={t('booking:console.save')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{ ...rule, online: line.rule !== null, yuan: fenPerHour / 100 }}
      >
        <FormFields problem={set.error}>
          <Form.Item name="online" label={t('booking:console.online')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="openTo" label={t('booking:console.openTo')}>
            <Select options={openTo.map((value) => ({ value, label: t(`booking:console.${value}`) }))} />
          </Form.Item>
          <Form.Item name="slotMinutes" label={t('booking:console.slotMinutes')}>
            <InputNumber min={15} max={720} step={15} precision={0} />
          </Form.Item>
          <Form.Item name="mostSlots" label={t('booking:console.mostSlots')}>
            <InputNumber min={1} max={48} precision={0} />
          </Form.Item>
          {limits.map(([name, standard]) => (
            <Form.Item key={name} name={name} label={t(`booking:console.${name}`)}>
              <InputNumber
                min={0}
                className="kind-choice"
                placeholder={t('booking:console.standard', { value: standards[standard] ?? '' })}
              />
            </Form.Item>
          ))}
          <Form.Item name="peopleMost" label={t('booking:console.peopleMost')}>
            <InputNumber min={1} precision={0} placeholder={t('booking:console.none')} />
          </Form.Item>
          <Form.Item name="approval" label={t('booking:console.approval')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="selfService" label={t('booking:console.selfService')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="priceClass" label={t('booking:console.priceClass')}>
            <Select options={priceClasses.map((value) => ({ value, label: t(`ui:price.${value}`) }))} />
          </Form.Item>
          <Form.Item name="yuan" label={t('booking:console.yuanPerHour')}>
            <InputNumber min={0} precision={2} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
