import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { addressOf, ApiProblem, call, useAct } from '#kit/ui/console/client.ts'
import {
  bodyOf,
  Confirm,
  DayPicker,
  DisabledWithReason,
  FileButton,
  FormFields,
  ProblemAlert,
  StateTag,
  useHolds,
  useT,
} from '#kit/ui/console/index.ts'
import {
  attachEvidenceRoute,
  evidenceKinds,
  FIRST_YEAR,
  readEvidenceRoute,
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
            )}{' '}
            {one.file && (
              <a
                href={addressOf(readEvidenceRoute.path, { params: { statementId: one.id } })}
                download={one.file.name}
              >
                {t('coverage:division.file', {
                  name: one.file.name,
                  size: Math.ceil(one.file.bytes / 1024),
                })}
              </a>
            )}
            <p className="soft">
              {one.withdrawnReason
                ? t('coverage:division.withdrawn', { reason: one.withdrawnReason })
                : t(one.counts ? 'coverage:division.doesCount' : 'coverage:division.registerCounts')}
            </p>
          </div>
          {may && !one.withdrawnAt && !one.file && <Attach statementId={one.id} />}
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

/** Brings the file of a statement; everybody can read it. */
function useAttach() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const attach = async (statementId: string, file: File) => {
    setBusy(true)
    setProblem(null)
    try {
      await call(attachEvidenceRoute, {
        params: { statementId },
        query: { name: file.name },
        form: bodyOf(file),
      })
      return true
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      setProblem(failure)
      return false
    } finally {
      setBusy(false)
      await queries.invalidateQueries()
    }
  }
  return { attach, busy, problem }
}

function Attach({ statementId }: { statementId: string }) {
  const t = useT()
  const { attach, busy, problem } = useAttach()
  return (
    <div>
      <FileButton
        size="small"
        label={t('coverage:console.attach')}
        busy={busy}
        onChoose={(file) => void attach(statementId, file)}
      />
      <p className="soft">{t('coverage:console.attachHint')}</p>
      <ProblemAlert problem={problem} />
    </div>
  )
}

function StatementDialog({ code, close }: { code: string; close: () => void }) {
  const t = useT()
  const [form] = Form.useForm<StatementText>()
  const [file, choose] = useState<File | null>(null)
  const { attach, busy, problem } = useAttach()
  // A file that was refused can be brought again: the statement stands, and the dialog says what was wrong.
  const [stated, setStated] = useState<string | null>(null)
  const bring = async (statementId: string) => {
    setStated(statementId)
    if (file === null || (await attach(statementId, file))) close()
  }
  const act = useAct(stateCoverageRoute, {
    says: t('coverage:console.saved'),
    done: ({ statementId }) => void bring(statementId),
  })
  const needed = [{ required: true, message: t('coverage:console.needed') }]
  return (
    <Modal
      open
      title={t('coverage:console.state')}
      okText={t('coverage:console.save')}
      cancelText={t('coverage:console.back')}
      onCancel={close}
      onOk={() => (stated ? void bring(stated) : form.submit())}
      confirmLoading={act.isPending || busy}
    >
      <Form<StatementText>
        form={form}
        layout="vertical"
        disabled={stated !== null}
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
          <Form.Item label={t('coverage:console.evidenceFile')} extra={t('coverage:console.attachHint')}>
            <FileButton label={t('coverage:console.chooseFile')} disabled={false} onChoose={choose} />{' '}
            {file?.name}
            <ProblemAlert problem={problem} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
