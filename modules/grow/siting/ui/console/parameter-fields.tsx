import { Form, InputNumber, Switch } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import type { Parameters } from '../../contract.ts'
import { fenOf, moneyWords, wanOf } from '../words.ts'
import type { Translator } from '#kit/i18n/index.ts'

/** The fields of a form: money in ten thousand yuan. */
export type Typed = { name: string } & Record<string, number | boolean | string>

const numbers = {
  fewest: ['minutes'],
  coverage: ['minutes', 'budgetFen'],
  travel: ['sites'],
  plan: ['fromYear', 'toYear', 'minutes', 'extraFen'],
} as const
const switches = {
  fewest: ['standing', 'lawfulOnly', 'townships'],
  coverage: ['standing', 'lawfulOnly', 'townships'],
  travel: ['standing', 'lawfulOnly', 'townships'],
  plan: ['fromNow', 'lawfulOnly'],
} as const
type Name = (typeof numbers)[keyof typeof numbers][number] | (typeof switches)[keyof typeof switches][number]

const isMoney = (name: string) => name.endsWith('Fen')

export const typedOf = (name: string, parameters: Parameters): Typed => ({
  name,
  ...Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key, isMoney(key) ? wanOf(Number(value)) : value]),
  ),
})

export const parametersOf = (question: Parameters['question'], typed: Typed): Parameters =>
  ({
    question,
    ...Object.fromEntries(
      [...numbers[question], ...switches[question]].map((key) => [
        key,
        isMoney(key) ? fenOf(Number(typed[key])) : typed[key],
      ]),
    ),
  }) as Parameters

/** A parameter as a person says it. */
export const sayParameter = (t: Translator, name: string, value: unknown) => ({
  label: name === 'name' ? t('siting:scenarios.name') : t(`siting:parameter.${name as Name}`),
  text:
    typeof value === 'boolean'
      ? t(value ? 'siting:yes' : 'siting:no')
      : isMoney(name)
        ? moneyWords(t, Number(value))
        : String(value ?? ''),
})

/** What a question asks for, field by field. */
export function ParameterFields({ question }: { question: Parameters['question'] }) {
  const t = useT()
  return (
    <div className="siting-fields">
      {numbers[question].map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`siting:parameter.${name}`)}
          rules={[{ required: true, message: t('siting:needed') }]}
        >
          <InputNumber min={0} precision={isMoney(name) ? 2 : 0} />
        </Form.Item>
      ))}
      {switches[question].map((name) => (
        <Form.Item key={name} name={name} label={t(`siting:parameter.${name}`)} valuePropName="checked">
          <Switch />
        </Form.Item>
      ))}
    </div>
  )
}
