import { Form, Modal, Switch } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { type RuleLine, setSpaceRuleRoute } from '../../contract.ts'
import { ConcessionFields, LimitFields, SeriesFields, TurnoverFields, WhoFields } from './rule-fields.tsx'

type Props = {
  palaceId: string
  line: RuleLine
  standards: Readonly<Record<string, number>>
  close: () => void
}
type Rule = NonNullable<RuleLine['rule']>
/** Named as the request is, so that what the server says stands beside the field. */
type Fields = {
  online: boolean
  rule: Rule
  turnover: { setupMinutes: number | null; clearingMinutes: number | null }
}

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
  seriesTo: 'staff',
  seriesDates: null,
}

/** How one space may be booked; an empty limit is the standard, whose value stands beside it. */
export function RuleDialog({ palaceId, line, standards, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const online = Form.useWatch('online', form) ?? line.rule !== null
  const set = useAct(setSpaceRuleRoute, { says: t('booking:console.saved'), done: close })
  const save = ({ rule, turnover }: Fields) => {
    const free = rule?.priceClass === 'free'
    set.mutate({
      params: { palaceId, spaceId: line.spaceId },
      json: {
        rule: online
          ? { ...fresh, ...line.rule, ...rule, ...(free ? { fenPerHour: 0, concessions: [] } : {}) }
          : null,
        version: line.version,
        turnover: {
          setupMinutes: turnover.setupMinutes ?? 0,
          clearingMinutes: turnover.clearingMinutes ?? 0,
        },
      },
    })
  }
  const { setupMinutes, clearingMinutes } = line
  return (
    <Modal
      open
      width={720}
      title={t('booking:console.ruleOf', { space: line.spaceName })}
      okText={t('booking:console.save')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        scrollToFirstError
        initialValues={{
          online: line.rule !== null,
          rule: line.rule ?? fresh,
          turnover: { setupMinutes, clearingMinutes },
        }}
      >
        <FormFields problem={set.error}>
          <TurnoverFields />
          <Form.Item
            name="online"
            label={t('booking:console.online')}
            valuePropName="checked"
            extra={online ? null : t('booking:console.deskOnly')}
          >
            <Switch />
          </Form.Item>
          {online && (
            <>
              <WhoFields />
              <LimitFields standards={standards} />
              <ConcessionFields />
              <SeriesFields standards={standards} />
            </>
          )}
        </FormFields>
      </Form>
    </Modal>
  )
}
