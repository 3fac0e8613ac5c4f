import { Button, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  FormFields,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  StateTag,
  useGo,
  useMay,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  createScenarioRoute,
  editScenarioRoute,
  planners,
  requestRunRoute,
  scenarioRoute,
  type RunSummary,
  type Scenario,
} from '../../contract.ts'
import { gapWords, stateWords, whenWords } from '../words.ts'
import { Locks } from './locks.tsx'
import { differing, Meanwhile } from './meanwhile.tsx'
import { ParameterFields, parametersOf, sayParameter, typedOf, type Typed } from './parameter-fields.tsx'
import { runTone } from './run-tone.ts'
import './siting.css'

const AGAIN = 3_000

/** One question: its numbers, the decisions taken beforehand, and its calculations. P3 */
export default function ScenarioScreen() {
  const { scenarioId = '' } = useParams()
  const { data, error, refetch } = useCall(scenarioRoute, { params: { scenarioId } }, { every: AGAIN })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return <Shown key={scenarioId} scenario={data} />
}

function Shown({ scenario }: { scenario: Scenario }) {
  const t = useT()
  const go = useGo()
  const may = useMay(planners)
  const run = useAct(requestRunRoute, { done: ({ runId }) => go(`/siting/runs/${runId}`) })
  const copy = useAct(createScenarioRoute, {
    says: t('siting:scenario.saved'),
    done: ({ scenarioId }) => go(`/siting/scenarios/${scenarioId}`),
  })
  const busy = scenario.runs.some(
    ({ state, interrupted }) => !interrupted && (state === 'queued' || state === 'running'),
  )
  const whyNot = may ? (busy ? t('siting:errors.already-running') : null) : t('siting:denied.plan')
  const { id, name, parameters, scope } = scenario
  return (
    <>
      <PageHeader
        title={name}
        sub={t(`siting:question.${parameters.question}`)}
        trail={[{ label: t('siting:scenarios.title'), to: '/siting/scenarios' }]}
        actions={
          <>
            <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
              <Button
                loading={copy.isPending}
                onClick={() =>
                  copy.mutate({
                    json: { scope, parameters, copyOf: id, name: t('siting:scenario.copyOf', { name }) },
                  })
                }
              >
                {t('siting:scenario.copy')}
              </Button>
            </DisabledWithReason>
            <DisabledWithReason reason={whyNot}>
              <Button
                type="primary"
                loading={run.isPending}
                onClick={() => run.mutate({ params: { scenarioId: id }, json: { limitSeconds: 60 } })}
              >
                {t('siting:run.begin')}
              </Button>
            </DisabledWithReason>
          </>
        }
      />
      <div className="siting-parts">
        <Edit scenario={scenario} may={may} />
        <Locks scenario={scenario} may={may} />
        <section className="card">
          <h2>{t('siting:run.history')}</h2>
          <Runs runs={scenario.runs} />
        </section>
      </div>
    </>
  )
}

/** Name and numbers. What was typed stays when somebody else saved first, and both are shown. */
function Edit({ scenario, may }: { scenario: Scenario; may: boolean }) {
  const t = useT()
  const [form] = Form.useForm<Typed>()
  const { question } = scenario.parameters
  const stands = typedOf(scenario.name, scenario.parameters)
  const [seen, setSeen] = useState(scenario.version)
  const edit = useAct(editScenarioRoute, {
    says: t('siting:scenario.saved'),
    done: ({ version }) => setSeen(version),
  })
  const changed = scenario.version !== seen
  const typed: Typed = { ...stands, ...(Form.useWatch([], form) as Typed | undefined) }
  const said = changed
    ? differing(
        { name: typed.name, ...parametersOf(question, typed) },
        { name: scenario.name, ...scenario.parameters },
        (field, value) => sayParameter(t, field, value),
      )
    : []
  const save = (values: Typed, version: number) =>
    edit.mutate({
      params: { scenarioId: scenario.id },
      json: { version, name: values.name, parameters: parametersOf(question, values) },
    })
  const takeTheirs = () => {
    form.setFieldsValue(stands as object)
    setSeen(scenario.version)
  }
  if (changed && said.length === 0) setSeen(scenario.version)
  return (
    <section className="card">
      <h2>{t('siting:scenario.asks')}</h2>
      {said.length > 0 && (
        <Meanwhile said={said} keepMine={() => save(typed, scenario.version)} takeTheirs={takeTheirs} />
      )}
      <Form<Typed>
        form={form}
        layout="vertical"
        disabled={!may}
        initialValues={stands}
        onFinish={(values) => save(values, seen)}
      >
        <FormFields problem={edit.error}>
          <Form.Item
            name="name"
            label={t('siting:scenarios.name')}
            rules={[{ required: true, min: 2, message: t('siting:needed') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <ParameterFields question={question} />
          <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
            <Button htmlType="submit" loading={edit.isPending}>
              {t('siting:scenario.save')}
            </Button>
          </DisabledWithReason>
        </FormFields>
      </Form>
    </section>
  )
}

function Runs({ runs }: { runs: readonly RunSummary[] }) {
  const t = useT()
  const columns: Column<RunSummary>[] = [
    {
      key: 'at',
      title: t('siting:run.at'),
      value: ({ requestedAt }) => whenWords(requestedAt),
    },
    {
      key: 'state',
      title: t('siting:scenarios.state'),
      value: (run) => stateWords(t, run),
      show: (run) => (
        <>
          <StateTag tone={runTone(run)}>{stateWords(t, run)}</StateTag>
          {run.stale && <span className="soft"> {t('siting:state.stale')}</span>}
        </>
      ),
    },
    {
      key: 'gap',
      title: t('siting:scenarios.gap'),
      value: ({ gap }) => (gap === null ? null : gapWords(t, gap)),
    },
    {
      key: 'open',
      title: t('siting:run.result'),
      value: () => null,
      show: ({ id }) => <ScreenLink to={`/siting/runs/${id}`}>{t('siting:run.open')}</ScreenLink>,
      exported: false,
    },
  ]
  return (
    <DataTable<RunSummary>
      label={t('siting:run.history')}
      table="runs"
      searchable={false}
      rows={runs}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('siting:state.never')} next={t('siting:run.neverNext')} />}
    />
  )
}
