import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { Confirm, FormFields, useScope, useT } from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import {
  editCandidateRoute,
  landStatuses,
  planStatuses,
  recordCandidateRoute,
  retireCandidateRoute,
  siteModes,
  type Candidate,
  type CandidateText,
} from '../../contract.ts'
import { fenOf, moneyWords, wanOf } from '../words.ts'
import { differing, Meanwhile } from './meanwhile.tsx'

type Typed = Omit<CandidateText, 'costFen'> & { costWan: number }

const texts = ['code', 'divisionCode', 'name'] as const
const numbers = ['lng', 'lat', 'costWan', 'areaM2', 'capacity'] as const
const choices = {
  mode: siteModes,
  planStatus: planStatuses,
  landStatus: landStatuses,
} as const
const names = Object.keys(choices) as (keyof typeof choices)[]

function typedOf(candidate: Candidate): Typed {
  const { id: _id, divisionName: _name, synthetic: _made, version: _version, costFen, ...text } = candidate
  return { ...text, costWan: wanOf(costFen) }
}
const textOf = ({ costWan, ...typed }: Typed): CandidateText => ({
  ...typed,
  capacity: typed.capacity ?? null,
  costFen: fenOf(costWan),
})

function say(t: Translator, name: string, value: unknown) {
  const choice = names.find((one) => one === name)
  const field = [...texts, ...numbers, ...names].find((one) => one === name)
  return {
    label:
      name === 'costFen' ? t('siting:candidates.costWan') : field ? t(`siting:candidates.${field}`) : name,
    text: choice
      ? t.byKey(`siting:${choice}.${String(value)}`)
      : name === 'costFen'
        ? moneyWords(t, Number(value))
        : String(value ?? ''),
  }
}

/** Enters or changes a site. What somebody else saved meanwhile is shown beside what was typed, and nothing is lost. */
export function CandidateForm({ candidate, close }: { candidate: Candidate | null; close: () => void }) {
  const t = useT()
  const { divisionCode } = useScope()
  const places = useCall(placeNamesRoute, {})
  const [form] = Form.useForm<Typed>()
  const [seen, setSeen] = useState(candidate?.version ?? 0)
  const record = useAct(recordCandidateRoute, { says: t('siting:candidates.saved'), done: close })
  const edit = useAct(editCandidateRoute, { says: t('siting:candidates.saved'), done: close })
  const retire = useAct(retireCandidateRoute, { says: t('siting:candidates.retired'), done: close })
  const save = (typed: Typed, version: number) =>
    candidate
      ? edit.mutate({ params: { candidateId: candidate.id }, json: { version, text: textOf(typed) } })
      : record.mutate({ json: textOf(typed) })
  const mine = Form.useWatch([], form) as Typed | undefined
  const said =
    candidate && mine && candidate.version !== seen
      ? differing(textOf({ ...typedOf(candidate), ...mine }), textOf(typedOf(candidate)), (name, value) =>
          say(t, name, value),
        )
      : []
  const needed = [{ required: true, message: t('siting:needed') }]
  return (
    <Modal
      open
      width={760}
      title={
        candidate ? t('siting:candidates.editOne', { name: candidate.name }) : t('siting:candidates.new')
      }
      okText={t('siting:scenario.save')}
      confirmLoading={record.isPending || edit.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      {candidate && said.length > 0 && (
        <Meanwhile
          said={said}
          keepMine={() => save({ ...typedOf(candidate), ...form.getFieldsValue() }, candidate.version)}
          takeTheirs={() => {
            form.setFieldsValue(typedOf(candidate))
            setSeen(candidate.version)
          }}
        />
      )}
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => save(typed, seen)}
        initialValues={
          candidate
            ? typedOf(candidate)
            : {
                mode: 'standalone',
                planStatus: 'unknown',
                landStatus: 'unknown',
                divisionCode: divisionCode.length === 6 ? divisionCode : undefined,
              }
        }
      >
        <FormFields problem={record.error ?? edit.error}>
          <div className="siting-fields">
            {texts.map((name) => (
              <Form.Item key={name} name={name} label={t(`siting:candidates.${name}`)} rules={needed}>
                {name === 'divisionCode' ? (
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={places.data?.divisions
                      .filter(({ scope }) => scope.length > 2 && scope.startsWith(divisionCode))
                      .map(({ code, name: said }) => ({ value: code, label: `${said} ${code}` }))}
                  />
                ) : (
                  <Input maxLength={100} />
                )}
              </Form.Item>
            ))}
            {numbers.map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={t(`siting:candidates.${name}`)}
                rules={name === 'capacity' ? [] : needed}
              >
                <InputNumber style={{ width: '100%' }} />
              </Form.Item>
            ))}
            {names.map((name) => (
              <Form.Item key={name} name={name} label={t(`siting:candidates.${name}`)} rules={needed}>
                <Select
                  options={choices[name].map((value) => ({
                    value,
                    label: t.byKey(`siting:${name}.${value}`),
                  }))}
                />
              </Form.Item>
            ))}
          </div>
        </FormFields>
      </Form>
      {candidate && (
        <Confirm
          label={t('siting:candidates.retire')}
          title={t('siting:candidates.retireTitle', { name: candidate.name })}
          consequence={t('siting:candidates.retireThen')}
          act={t('siting:candidates.retire')}
          askReason
          onConfirm={(reason) =>
            retire.mutateAsync({ params: { candidateId: candidate.id }, json: { reason } })
          }
          button={{ size: 'small' }}
        />
      )}
    </Modal>
  )
}
