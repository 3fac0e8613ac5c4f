import { Form, Input, Modal, Radio } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useGo, useScope, useT } from '#kit/ui/console/index.ts'
import { createScenarioRoute, type Parameters } from '../../contract.ts'
import './siting.css'
import { ParameterFields, parametersOf, typedOf, type Typed } from './parameter-fields.tsx'

const LAST_YEAR = 2027
const sites = { townships: true, lawfulOnly: true, standing: true }

/** What people ask most; each is a beginning that can be changed. */
const presets = {
  rest: (year: number): Parameters => ({
    question: 'plan',
    fromYear: Math.min(year, LAST_YEAR),
    toYear: LAST_YEAR,
    minutes: 30,
    fromNow: true,
    extraFen: 0,
    lawfulOnly: true,
  }),
  whatIf: (): Parameters => ({
    question: 'plan',
    fromYear: 2023,
    toYear: LAST_YEAR,
    minutes: 30,
    fromNow: false,
    extraFen: 0,
    lawfulOnly: true,
  }),
  fewest: (): Parameters => ({ question: 'fewest', minutes: 60, ...sites }),
  coverage: (): Parameters => ({ question: 'coverage', minutes: 30, budgetFen: 200_000_000_00, ...sites }),
  travel: (): Parameters => ({ question: 'travel', sites: 5, ...sites }),
} as const
type Preset = keyof typeof presets
const names = Object.keys(presets) as Preset[]

const thisYear = () => Temporal.Now.plainDateISO('Asia/Shanghai').year

/** Draws up a question: one of the usual ones, then its numbers. */
export function NewScenario({ close }: { close: () => void }) {
  const t = useT()
  const go = useGo()
  const { divisionCode } = useScope()
  const [form] = Form.useForm<Typed & { preset: Preset }>()
  const create = useAct(createScenarioRoute, { says: t('siting:scenario.saved') })
  const preset: Preset = Form.useWatch('preset', form) ?? 'rest'
  const begin = (chosen: Preset) =>
    form.setFieldsValue(typedOf(t(`siting:preset.${chosen}`), presets[chosen](thisYear())))
  const save = (typed: Typed & { preset: Preset }) => {
    const { question } = presets[typed.preset](thisYear())
    void create
      .mutateAsync({
        json: {
          scope: divisionCode,
          name: typed.name,
          parameters: parametersOf(question, typed),
          copyOf: null,
        },
      })
      .then(
        ({ scenarioId }) => go(`/siting/scenarios/${scenarioId}`),
        () => undefined, // shown beside the fields
      )
  }
  return (
    <Modal
      open
      width={720}
      title={t('siting:scenarios.new')}
      okText={t('siting:scenario.save')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          preset: 'rest',
          ...typedOf(t('siting:preset.rest'), presets.rest(thisYear())),
        }}
      >
        <FormFields problem={create.error}>
          <Form.Item name="preset" label={t('siting:scenarios.question')}>
            <Radio.Group
              vertical
              onChange={(event) => begin(event.target.value as Preset)}
              options={names.map((value) => ({ value, label: t(`siting:preset.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('siting:scenarios.name')}
            rules={[{ required: true, min: 2, message: t('siting:needed') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <ParameterFields question={presets[preset](thisYear()).question} />
        </FormFields>
      </Form>
    </Modal>
  )
}
