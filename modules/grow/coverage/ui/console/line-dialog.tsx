import { Alert, Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { fenOfWan, wanOf } from '#kit/money/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, readerLocale, useT } from '#kit/ui/console/index.ts'
import {
  addLineRoute,
  editLineRoute,
  FIRST_YEAR,
  planActions,
  type PlanAction,
  type PlanLine,
} from '../../contract.ts'
import { moneyWords } from '../words.ts'

type Fields = { year: number; action: PlanAction; site?: string; cost?: number | null; reason: string }

const YEARS = 5

type LineDialogProps = {
  code: string
  /** The line as it was when the dialog opened; null: a new one. */
  line: PlanLine | null
  /** The same line as it is now: another official may have changed it meanwhile. */
  now: PlanLine | null
  close: () => void
}

/**
 * Enters or changes a line of the plan in force. Whoever saves over a newer version is shown what the other wrote, keeps what they
 * typed, and decides.
 */
export function LineDialog({ code, line, now, close }: LineDialogProps) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const [version, setVersion] = useState(line?.version ?? 1)
  const says = t('coverage:console.saved')
  const add = useAct(addLineRoute, { says, done: close })
  const edit = useAct(editLineRoute, { says, done: close })
  const save = ({ cost, site = '', ...rest }: Fields) => {
    const text = {
      ...rest,
      site,
      costFen: cost == null ? null : fenOfWan(cost),
      siteId: line?.siteId ?? null,
    }
    if (line) edit.mutate({ params: { lineId: line.id }, json: { version, text } })
    else add.mutate({ params: { code }, json: text })
  }
  const changed = now !== null && now.version !== version
  return (
    <Modal
      open
      title={t(line ? 'coverage:console.editLine' : 'coverage:console.addLine')}
      okText={t('coverage:console.save')}
      cancelText={t('coverage:console.back')}
      onCancel={close}
      onOk={form.submit}
      confirmLoading={add.isPending || edit.isPending}
      okButtonProps={{ disabled: changed }}
    >
      {changed && <Meanwhile now={now} keep={() => setVersion(now.version)} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          year: line?.year ?? FIRST_YEAR + YEARS - 1,
          action: line?.action ?? 'newBuild',
          site: line?.site,
          cost: line?.costFen == null ? null : wanOf(line.costFen),
          reason: line?.byHand ? line.reason : '',
        }}
        onFinish={save}
      >
        <FormFields problem={changed ? null : (add.error ?? edit.error)}>
          <Form.Item name="year" label={t('coverage:curve.year')}>
            <Select
              options={Array.from({ length: YEARS }, (_, at) => ({
                value: FIRST_YEAR + at,
                label: FIRST_YEAR + at,
              }))}
            />
          </Form.Item>
          <Form.Item name="action" label={t('coverage:project.kind')}>
            <Select options={planActions.map((value) => ({ value, label: t(`coverage:action.${value}`) }))} />
          </Form.Item>
          <Form.Item name="site" label={t('coverage:division.site')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="cost" label={t('coverage:console.costIn')}>
            <InputNumber min={0} max={10_000_000} className="coverage-cost" />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('coverage:division.reason')}
            rules={[{ required: true, min: 2, message: t('coverage:console.needed') }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}

function Meanwhile({ now, keep }: { now: PlanLine; keep: () => void }) {
  const t = useT()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('coverage:errors.line-changed')}
      description={
        <>
          <p>
            {t('coverage:console.theirs', {
              text: `${t('coverage:page.plannedIn', { year: now.year, action: t(`coverage:action.${now.action}`) })} · ${now.site || t('coverage:division.noSite')} · ${moneyWords(readerLocale(), now.costFen)} · ${now.reason}`,
            })}
          </p>
          <Button size="small" onClick={keep}>
            {t('coverage:console.mine')}
          </Button>
        </>
      }
    />
  )
}
