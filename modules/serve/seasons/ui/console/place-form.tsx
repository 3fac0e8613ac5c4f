import { Alert, Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import {
  adjustRoute,
  type Cost,
  type HallRequest,
  type Loser,
  type Placement,
  type Season,
} from '../../contract.ts'
import { dayWords, hallWords, pointsWords } from '../words.ts'
import { halfHours } from './words.ts'

type Props = { season: Season; request: HallRequest; placement: Placement | null; close: () => void }
type Fields = { spaceId: string; weekday: number; from: string; until: string; reason: string }

/** Moves a weekly time, or grants one; first says what it costs and who loses, then does it. */
export function PlaceForm({ season, request, placement, close }: Props) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const [cost, setCost] = useState<Cost | null>(null)
  const judge = useAct(adjustRoute, {})
  const change = useAct(adjustRoute, { says: t('seasons:console.done') })
  const params = { palaceId: season.palaceId, seasonId: season.id }
  const orderOf = ({ reason, ...to }: Fields, dryRun: boolean) => ({
    params,
    json: {
      act: placement ? ('move' as const) : ('grant' as const),
      requestId: request.id,
      placementId: placement?.id ?? null,
      to,
      reason: reason ?? '',
      dryRun,
    },
  })
  const check = () =>
    void judge.mutateAsync(orderOf(form.getFieldsValue(), true)).then(setCost, () => setCost(null))
  const save = (fields: Fields) =>
    void change.mutateAsync(orderOf(fields, false)).then(
      () => close(),
      () => undefined,
    )
  const wish = request.wishes[0]
  const times = halfHours.map((value) => ({ value, label: value }))
  return (
    <Form
      form={form}
      layout="vertical"
      className="season-place"
      onFinish={save}
      onValuesChange={() => setCost(null)}
      initialValues={{
        spaceId: placement?.spaceId ?? wish?.spaceId ?? season.places[0]?.spaceId,
        weekday: placement?.weekday ?? wish?.weekday ?? 1,
        from: placement?.from ?? wish?.from,
        until: placement?.until ?? wish?.until,
        reason: '',
      }}
    >
      <h2>{placement ? t('seasons:console.moveTitle') : t('seasons:console.grant')}</h2>
      <FormFields problem={change.error}>
        <div className="season-fields">
          <Form.Item name="spaceId" label={t('seasons:console.where')}>
            <Select
              options={season.places.map((one) => ({ value: one.spaceId, label: hallWords(t, one) }))}
            />
          </Form.Item>
          <Form.Item name="weekday" label={t('seasons:console.weekday')}>
            <Select options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: dayWords(t, value) }))} />
          </Form.Item>
          <Form.Item name="from" label={t('seasons:console.start')}>
            <Select showSearch options={times} />
          </Form.Item>
          <Form.Item name="until" label={t('seasons:console.end')}>
            <Select showSearch options={times} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('seasons:console.reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormFields>
      {cost && <CostOf cost={cost} />}
      <Space>
        <Button onClick={check} loading={judge.isPending}>
          {t('seasons:console.check')}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!cost || cost.refusal !== null}
          loading={change.isPending}
        >
          {t('seasons:console.do')}
        </Button>
      </Space>
    </Form>
  )
}

/** What a change costs, in words. */
function CostOf({ cost }: { cost: Cost }) {
  const t = useT()
  if (cost.refusal !== null) return <Alert type="error" title={t.byKey(`seasons:errors.${cost.refusal}`)} />
  const signed = (value: number, words: string) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${words}`
  return (
    <Alert
      type={cost.delta < 0 ? 'warning' : 'success'}
      title={t('seasons:console.cost', {
        delta: signed(cost.delta, pointsWords(Math.abs(cost.delta))),
        share: signed(cost.share, `${(100 * Math.abs(cost.share)).toFixed(2)}%`),
      })}
      description={
        <ul>
          {cost.losers.length === 0 && <li>{t('seasons:console.nobodyLoses')}</li>}
          {cost.losers.map((loser) => (
            <li key={loser.requestId}>{loserLine(t, loser)}</li>
          ))}
          {cost.overCap && <li>{t('seasons:console.overCap')}</li>}
        </ul>
      }
    />
  )
}

function loserLine(t: ReturnType<typeof useT>, { no, organisation, points, to }: Loser): string {
  const who = t('seasons:loser', { no, organisation })
  const [day, ...rest] = to?.split(' ') ?? []
  return to
    ? t('seasons:console.losesTo', {
        who,
        points: pointsWords(points),
        to: [dayWords(t, Number(day)), ...rest].join(' '),
      })
    : t('seasons:console.losesAll', { who, points: pointsWords(points) })
}
