import { Button, Form, InputNumber } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  FormFields,
  PageHeader,
  ScreenLink,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { budgetsRoute, planners, setBudgetRoute, type Budget } from '../../contract.ts'
import { fenOf, moneyWords, wanOf } from '../words.ts'
import './siting.css'

type Typed = { year: number; amountWan: number; mostStarts?: number | null }

/** What may be spent in each year, and how many projects the departments can begin. P4, P20 */
export default function BudgetsScreen() {
  const t = useT()
  const { divisionCode: division, name } = useScope()
  const may = useMay(planners)
  const [form] = Form.useForm<Typed>()
  const { data, error, refetch, isPending } = useCall(budgetsRoute, { query: { division } })
  const set = useAct(setBudgetRoute, { says: t('siting:budgets.saved'), done: () => form.resetFields() })
  const columns: Column<Budget>[] = [
    { key: 'year', title: t('siting:plan.year'), value: ({ year }) => year, sort: true },
    {
      key: 'amount',
      title: t('siting:plan.budgetFen'),
      value: ({ amountFen }) => wanOf(amountFen),
      show: ({ amountFen }) => moneyWords(t, amountFen),
      number: true,
    },
    {
      key: 'starts',
      title: t('siting:budgets.mostStarts'),
      value: ({ mostStarts }) => mostStarts ?? t('siting:budgets.noLimit'),
      number: true,
    },
    {
      key: 'edit',
      title: t('siting:candidates.edit'),
      value: () => null,
      exported: false,
      show: ({ year, amountFen, mostStarts }) => (
        <Button
          size="small"
          aria-label={t('siting:budgets.editOne', { year })}
          onClick={() => form.setFieldsValue({ year, amountWan: wanOf(amountFen), mostStarts })}
        >
          {t('siting:candidates.edit')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('siting:budgets.title')}
        sub={name}
        actions={may && <ScreenLink to="/siting/import/budgets">{t('siting:imports.budgets')}</ScreenLink>}
      />
      <section className="card">
        <Form<Typed>
          form={form}
          layout="vertical"
          disabled={!may}
          onFinish={({ year, amountWan, mostStarts }) =>
            set.mutate({
              params: { division, year },
              json: {
                amountFen: fenOf(amountWan),
                mostStarts: mostStarts ?? null,
                version: data?.budgets.find((one) => one.year === year)?.version ?? null,
              },
            })
          }
        >
          <FormFields problem={set.error}>
            <div className="siting-fields">
              <Form.Item
                name="year"
                label={t('siting:plan.year')}
                rules={[{ required: true, message: t('siting:needed') }]}
              >
                <InputNumber min={2000} max={2100} precision={0} />
              </Form.Item>
              <Form.Item
                name="amountWan"
                label={t('siting:budgets.amountWan')}
                rules={[{ required: true, message: t('siting:needed') }]}
              >
                <InputNumber min={0} />
              </Form.Item>
              <Form.Item name="mostStarts" label={t('siting:budgets.mostStarts')}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
            </div>
            <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
              <Button type="primary" htmlType="submit" loading={set.isPending}>
                {t('siting:scenario.save')}
              </Button>
            </DisabledWithReason>
          </FormFields>
        </Form>
      </section>
      <DataTable<Budget>
        label={t('siting:budgets.title')}
        rows={data?.budgets}
        columns={columns}
        rowKey={({ year }) => String(year)}
        loading={isPending}
        problem={error}
        retry={refetch}
        searchable={false}
        empty={<Empty title={t('siting:budgets.none')} next={t('siting:budgets.noneNext')} />}
      />
    </>
  )
}
