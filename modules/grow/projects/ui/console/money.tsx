import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DataTable, DayPicker, Empty, FormFields, StatRow, useT, type Column } from '#kit/ui/console/index.ts'
import {
  enterMoneyRoute,
  moneyKinds,
  type MoneyKind,
  type ProjectDetail,
  type ProjectMoney,
} from '../../contract.ts'
import { amountOf } from '../words.ts'

type Fields = { kind: MoneyKind; wan: number; onDay: string; source: string }

/** Money planned, granted and paid, entry by entry. */
export function Money({ project }: { project: ProjectDetail }) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const act = useAct(enterMoneyRoute, {
    says: t('projects:console.saved'),
    done: () => form.resetFields(['wan', 'source']),
  })
  const needed = [{ required: true, message: t('projects:console.needed') }]
  const columns: Column<ProjectMoney>[] = [
    { key: 'day', title: t('projects:field.onDay'), value: ({ onDay }) => onDay, sort: true },
    {
      key: 'kind',
      title: t('projects:field.moneyKind'),
      value: ({ kind }) => t(`projects:moneyKind.${kind}`),
    },
    {
      key: 'amount',
      title: t('projects:field.wan'),
      value: ({ amountFen }) => amountFen / 1e6,
      show: ({ amountFen }) => (amountFen / 1e6).toLocaleString(t.locale, { maximumFractionDigits: 6 }),
      number: true,
    },
    { key: 'source', title: t('projects:field.source'), value: ({ source }) => source },
    { key: 'by', title: t('projects:field.by'), value: ({ enteredBy }) => enteredBy },
  ]
  return (
    <>
      <StatRow
        stats={moneyKinds.map((kind) => ({
          label: t(`projects:moneyKind.${kind}`),
          value: amountOf(t, project[`${kind}Fen`]),
        }))}
      />
      {project.mayKeep.allowed && project.status !== 'cancelled' && (
        <Form<Fields>
          form={form}
          layout="vertical"
          className="money-form"
          initialValues={{ kind: 'granted' }}
          onFinish={({ wan, ...entry }) =>
            act.mutate({
              params: { projectId: project.id },
              json: { ...entry, amountFen: Math.round(wan * 1e6) },
            })
          }
        >
          <FormFields problem={act.error}>
            <div className="form-columns">
              <Form.Item name="kind" label={t('projects:field.moneyKind')} rules={needed}>
                <Select
                  options={moneyKinds.map((value) => ({ value, label: t(`projects:moneyKind.${value}`) }))}
                />
              </Form.Item>
              <Form.Item
                name="wan"
                label={t('projects:field.wan')}
                rules={needed}
                extra={t('projects:console.correctionHint')}
              >
                <InputNumber precision={6} />
              </Form.Item>
              <Form.Item name="onDay" label={t('projects:field.onDay')} rules={needed}>
                <DayPicker />
              </Form.Item>
              <Form.Item name="source" label={t('projects:field.source')} rules={needed}>
                <Input maxLength={200} />
              </Form.Item>
            </div>
            <Button htmlType="submit" loading={act.isPending}>
              {t('projects:console.enterMoney')}
            </Button>
          </FormFields>
        </Form>
      )}
      <DataTable<ProjectMoney>
        label={t('projects:tab.money')}
        table="money"
        rows={project.money}
        columns={columns}
        rowKey={({ id }) => id}
        searchable={false}
        empty={<Empty title={t('projects:console.noMoney')} />}
      />
    </>
  )
}
