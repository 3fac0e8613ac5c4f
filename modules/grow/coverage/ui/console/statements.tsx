import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import {
  Confirm,
  DayPicker,
  DisabledWithReason,
  FormFields,
  StateTag,
  useHolds,
  useT,
} from '#kit/ui/console/index.ts'
import {
  evidenceKinds,
  FIRST_YEAR,
  stateCoverageRoute,
  statedStates,
  withdrawStatementRoute,
  type Statement,
  type StatementText,
} from '../../contract.ts'
import { tones } from './columns.tsx'

const YEARS = 6

/** What officials state of a division where the register cannot tell, each with its evidence; withdrawn ones stay readable. */
export function Statements({ code, statements }: { code: string; statements: readonly Statement[] }) {
  const t = useT()
  const may = useHolds()(['federationOfficer'])
  const [open, setOpen] = useState(false)
  const withdraw = useAct(withdrawStatementRoute, { says: t('coverage:console.saved') })
  return (
    <section>
      <h3>{t('coverage:division.statements')}</h3>
      {statements.length === 0 && <p>{t('coverage:console.noStatements')}</p>}
      {statements.map((one) => (
        <div key={one.id} className="coverage-line">
          <div>
            <b>{one.year}</b> <StateTag tone={tones[one.state]}>{t(`coverage:state.${one.state}`)}</StateTag>{' '}
            {t('coverage:division.restsStatement', {
              kind: t(`coverage:evidence.${one.evidenceKind}`),
              date: one.evidenceDate,
              text: one.evidenceText,
            })}{' '}
            {one.evidenceUrl && (
              <a href={one.evidenceUrl} target="_blank" rel="noreferrer">
                {t('coverage:division.look')}
              </a>
            )}
            <p className="soft">
              {one.withdrawnReason
                ? t('coverage:division.withdrawn', { reason: one.withdrawnReason })
                : t(one.counts ? 'coverage:division.doesCount' : 'coverage:division.registerCounts')}
            </p>
          </div>
          {may && !one.withdrawnAt && (
            <Confirm
              label={t('coverage:console.withdraw')}
              title={t('coverage:console.withdrawTitle', { year: one.year })}
              consequence={t('coverage:console.withdrawConsequence')}
              act={t('coverage:console.withdraw')}
              askReason
              button={{ size: 'small' }}
              onConfirm={(reason) =>
                withdraw.mutateAsync({ params: { statementId: one.id }, json: { reason } })
              }
            />
          )}
        </div>
      ))}
      <DisabledWithReason reason={may ? null : t('coverage:denied.state')}>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('coverage:console.state')}
        </Button>
      </DisabledWithReason>
      {open && <StatementDialog code={code} close={() => setOpen(false)} />}
    </section>
  )
}

function StatementDialog({ code, close }: { code: string; close: () => void }) {
  const t = useT()
  const [form] = Form.useForm<StatementText>()
  const act = useAct(stateCoverageRoute, { says: t('coverage:console.saved'), done: close })
  const needed = [{ required: true, message: t('coverage:console.needed') }]
  return (
    <Modal
      open
      title={t('coverage:console.state')}
      okText={t('coverage:console.save')}
      cancelText={t('coverage:console.back')}
      onCancel={close}
      onOk={form.submit}
      confirmLoading={act.isPending}
    >
      <Form<StatementText>
        form={form}
        layout="vertical"
        onFinish={({ evidenceUrl, ...rest }) =>
          act.mutate({ params: { code }, json: { ...rest, evidenceUrl: evidenceUrl || null } })
        }
      >
        <FormFields problem={act.error}>
          <Form.Item name="year" label={t('coverage:curve.year')} rules={needed}>
            <Select
              options={Array.from({ length: YEARS }, (_, at) => ({
                value: FIRST_YEAR - 1 + at,
                label: t('coverage:curve.yearEnd', { year: FIRST_YEAR - 1 + at }),
              }))}
            />
          </Form.Item>
          <Form.Item name="state" label={t('coverage:page.state')} rules={needed}>
            <Select options={statedStates.map((value) => ({ value, label: t(`coverage:state.${value}`) }))} />
          </Form.Item>
          <Form.Item name="evidenceKind" label={t('coverage:division.evidence')} rules={needed}>
            <Select
              options={evidenceKinds.map((value) => ({ value, label: t(`coverage:evidence.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="evidenceDate" label={t('coverage:console.evidenceDate')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="evidenceText" label={t('coverage:console.evidenceText')} rules={needed}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="evidenceUrl" label={t('coverage:console.evidenceUrl')}>
            <Input type="url" placeholder="https://" maxLength={500} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
