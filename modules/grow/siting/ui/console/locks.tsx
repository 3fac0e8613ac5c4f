import { Button, Form, Input, Radio, Select } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  FormFields,
  StateTag,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  candidatesRoute,
  liftLockRoute,
  outlinesRoute,
  runRoute,
  setLockRoute,
  type Lock,
  type Scenario,
} from '../../contract.ts'
import { priceWords, whenWords } from '../words.ts'
import { SketchMap } from './sketch-map.tsx'

type Locked = Scenario['locks'][number]

/** Sites (and in a plan, counties) that are decided beforehand: by the table or on the map, each with its reason. */
export function Locks({ scenario, may }: { scenario: Scenario; may: boolean }) {
  const t = useT()
  const [form] = Form.useForm<Lock>()
  const division = scenario.scope
  const sites = useCall(candidatesRoute, { query: { division } })
  const sketch = useCall(outlinesRoute, { query: { division } })
  const set = useAct(setLockRoute, { says: t('siting:locks.saved'), done: () => form.resetFields() })
  const lift = useAct(liftLockRoute, { says: t('siting:locks.lifted') })
  // A price is that of the latest answer, and of the decision as it was then.
  const runId = scenario.runs.find(({ state }) => state === 'done')?.id ?? ''
  const answer = useCall(
    runRoute,
    { params: { runId } },
    { enabled: runId !== '' && scenario.locks.length > 0 },
  )
  const priceOf = ({ target, kind }: Locked) => {
    const price = answer.data?.result?.locks.find((one) => one.target === target && one.kind === kind)
    return price ? priceWords(t, price) : null
  }
  const plan = scenario.parameters.question === 'plan'
  const options = [
    ...(sites.data?.candidates ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    ...(plan
      ? (sites.data?.demand ?? [])
          .filter(({ kind }) => kind === 'county')
          .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
      : []),
  ]
  const kindOf = (target: string) => scenario.locks.find((lock) => lock.target === target)?.kind ?? null
  const columns: Column<Locked>[] = [
    { key: 'name', title: t('siting:locks.target'), value: ({ target, name }) => `${target} ${name}` },
    {
      key: 'kind',
      title: t('siting:locks.kind'),
      value: ({ kind }) => t(`siting:locks.${kind}`),
      show: ({ kind }) => (
        <StateTag tone={kind === 'lock' ? 'free' : 'draw'}>{t(`siting:locks.${kind}`)}</StateTag>
      ),
    },
    { key: 'reason', title: t('siting:reason'), value: ({ reason }) => reason },
    { key: 'price', title: t('siting:locks.priceLast'), value: priceOf },
    {
      key: 'by',
      title: t('siting:locks.by'),
      value: ({ by, at }) => [whenWords(at), by].filter(Boolean).join(' '),
    },
    {
      key: 'lift',
      title: t('siting:locks.lift'),
      value: () => null,
      exported: false,
      show: ({ target, name }) =>
        may && (
          <Confirm
            label={t('siting:locks.lift')}
            title={t('siting:locks.liftTitle', { name })}
            consequence={t('siting:locks.liftThen')}
            act={t('siting:locks.lift')}
            onConfirm={() => lift.mutateAsync({ params: { scenarioId: scenario.id, target } })}
            button={{ size: 'small' }}
          />
        ),
    },
  ]
  return (
    <section className="card">
      <h2>{t('siting:locks.title')}</h2>
      <div className="siting-columns">
        <div>
          <Form<Lock>
            form={form}
            layout="vertical"
            disabled={!may}
            initialValues={{ kind: 'lock' }}
            onFinish={({ target, kind, reason }) =>
              set.mutate({
                params: { scenarioId: scenario.id, target },
                json: { kind, reason, seen: kindOf(target) },
              })
            }
          >
            <FormFields problem={set.error}>
              <Form.Item
                name="target"
                label={t('siting:locks.target')}
                rules={[{ required: true, message: t('siting:needed') }]}
              >
                <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
              </Form.Item>
              <Form.Item name="kind" label={t('siting:locks.kind')}>
                <Radio.Group
                  options={(['lock', 'forbid'] as const).map((value) => ({
                    value,
                    label: t(`siting:locks.${value}`),
                  }))}
                />
              </Form.Item>
              <Form.Item
                name="reason"
                label={t('siting:reason')}
                rules={[{ required: true, min: 2, message: t('siting:needed') }]}
              >
                <Input maxLength={300} />
              </Form.Item>
              <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
                <Button htmlType="submit" loading={set.isPending}>
                  {t('siting:locks.save')}
                </Button>
              </DisabledWithReason>
            </FormFields>
          </Form>
        </div>
        {sketch.data && sites.data && sites.data.candidates.length > 0 && (
          <SketchMap
            label={t('siting:locks.map')}
            sketch={sketch.data}
            spots={sites.data.candidates.map(({ code, name, lng, lat }) => ({
              code,
              lng,
              lat,
              label: `${code} ${name}`,
              look: kindOf(code) === 'lock' ? ('chosen' as const) : ('possible' as const),
            }))}
            {...(may ? { onPick: (target: string) => form.setFieldValue('target', target) } : {})}
          />
        )}
      </div>
      <DataTable<Locked>
        label={t('siting:locks.title')}
        table="locks"
        searchable={false}
        rows={scenario.locks}
        columns={columns}
        rowKey={({ target }) => target}
        empty={<Empty title={t('siting:locks.none')} next={t('siting:locks.noneNext')} />}
      />
    </section>
  )
}
