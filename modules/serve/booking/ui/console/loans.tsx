import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { type BookingLine, changeLoansRoute, type Loan, returnLoanRoute } from '../../contract.ts'
import { type LoanCounts, LoanFields, wishesOf } from './loan-fields.tsx'

type Props = { palaceId: string; line: BookingLine; kind: string | undefined }

/** What goes with a booking: what came back and what did not, and changing it. */
export function Loans({ palaceId, line, kind }: Props) {
  const t = useT()
  const [changing, change] = useState(false)
  const [form] = Form.useForm<{ loans: LoanCounts }>()
  const set = useAct(changeLoansRoute, { says: t('booking:console.saved'), done: () => change(false) })
  const out = line.loans.filter(({ returnedAt, gone }) => !returnedAt && !gone)
  const borrowed = Object.fromEntries(out.map(({ resourceId, count }) => [resourceId, count]))
  const open = ['requested', 'confirmed', 'attended'].includes(line.state)
  const params = { palaceId, bookingId: line.id }
  return (
    <section aria-label={t('booking:loan.with')} className="booking-loans">
      <h2 className="drawer-part">{t('booking:loan.with')}</h2>
      {line.loans.length === 0 && <p>{t('booking:loan.none')}</p>}
      <ul className="plain-list">
        {line.loans.map((loan) => (
          <LoanRow key={loan.resourceId} palaceId={palaceId} bookingId={line.id} loan={loan} />
        ))}
      </ul>
      {open && !changing && <Button onClick={() => change(true)}>{t('booking:loan.change')}</Button>}
      {changing && (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ loans: borrowed }}
          onFinish={({ loans }) => set.mutate({ params, json: { resources: wishesOf(loans) } })}
        >
          <FormFields problem={set.error}>
            <LoanFields
              palaceId={palaceId}
              kind={kind}
              start={line.start}
              end={line.end}
              borrowed={borrowed}
            />
            <Button htmlType="submit" loading={set.isPending}>
              {t('booking:console.save')}
            </Button>
          </FormFields>
        </Form>
      )}
    </section>
  )
}

function LoanRow({ palaceId, bookingId, loan }: { palaceId: string; bookingId: string; loan: Loan }) {
  const t = useT()
  const [lost, setLost] = useState(0)
  const back = useAct(returnLoanRoute, { says: t('booking:loan.noted') })
  const note = (count: number | null) =>
    back.mutate({
      params: { palaceId, bookingId, resourceId: loan.resourceId },
      json: { lost: count },
    })
  return (
    <li>
      {loan.name} × {loan.count}{' '}
      {loan.gone ? (
        t('booking:loan.gone')
      ) : loan.returnedAt ? (
        <>
          {loan.lost > 0 ? t('booking:loan.lostSome', { count: loan.lost }) : t('booking:loan.allBack')}{' '}
          <Button size="small" onClick={() => note(null)}>
            {t('booking:loan.undo')}
          </Button>
        </>
      ) : (
        <span className="loan-back">
          <InputNumber
            min={0}
            max={loan.count}
            precision={0}
            value={lost}
            addonBefore={t('booking:loan.lost')}
            aria-label={`${loan.name} ${t('booking:loan.lost')}`}
            onChange={(value) => setLost(value ?? 0)}
          />
          <Button loading={back.isPending} onClick={() => note(lost)}>
            {t('booking:loan.back')}
          </Button>
        </span>
      )}
    </li>
  )
}
