import { Form, InputNumber } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import { resourcesRoute } from '../../contract.ts'

export type LoanCounts = Record<string, number | null | undefined>
/** The wishes of the fields; nothing for none. */
export const wishesOf = (loans: LoanCounts | undefined) =>
  Object.entries(loans ?? {}).flatMap(([resourceId, count]) => (count ? [{ resourceId, count }] : []))

type Props = { palaceId: string; kind: string | undefined; start: string; end: string; borrowed?: LoanCounts }

/** What may go with a booking, each with how many are left then; `borrowed` is what it has already. */
export function LoanFields({ palaceId, kind, start, end, borrowed = {} }: Props) {
  const t = useT()
  const { data } = useCall(resourcesRoute, { params: { palaceId }, query: { start, end } })
  const fitting = (data?.resources ?? []).filter(
    ({ forKinds }) => forKinds.length === 0 || (kind !== undefined && forKinds.includes(kind)),
  )
  if (fitting.length === 0) return null
  return (
    <fieldset className="rule-group">
      <legend>{t('booking:loan.with')}</legend>
      <div className="rule-fields">
        {fitting.map((one) => {
          const left = one.left + (borrowed[one.id] ?? 0)
          return (
            <Form.Item
              key={one.id}
              name={['loans', one.id]}
              label={one.name}
              extra={t('booking:loan.left', { count: left })}
              rules={[
                { type: 'number', min: 0, max: left, message: t('booking:loan.left', { count: left }) },
              ]}
            >
              <InputNumber precision={0} min={0} className="rule-number" />
            </Form.Item>
          )
        })}
      </div>
    </fieldset>
  )
}
