import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import {
  decisions,
  setOverrideRoute,
  withdrawOverrideRoute,
  type Decision,
  type VenueDetail,
} from '../../contract.ts'
import { decisionWords } from '../words.ts'

/** Decides otherwise than the rules, or takes that back; both with a reason that stays. */
export function Override({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const [open, show] = useState(false)
  const [form] = Form.useForm<{ decision: Decision; reason: string }>()
  const params = { venueId: venue.id }
  const set = useAct(setOverrideRoute, { says: t('assessment:console.saved'), done: () => show(false) })
  const withdraw = useAct(withdrawOverrideRoute, { says: t('assessment:console.saved') })
  const byRules = venue.assessment.outcome.decision
  if (venue.overridden)
    return venue.may.override.allowed ? (
      <Confirm
        label={t('assessment:override.withdraw')}
        title={t('assessment:override.withdrawTitle')}
        consequence={t('assessment:override.withdrawThen', { decision: decisionWords(t, byRules) })}
        act={t('assessment:override.withdraw')}
        askReason
        onConfirm={(reason) => withdraw.mutateAsync({ params, json: { reason } })}
      />
    ) : null
  return (
    <>
      <DisabledWithReason reason={venue.may.override.why}>
        <Button onClick={() => show(true)}>{t('assessment:override.set')}</Button>
      </DisabledWithReason>
      <Modal
        open={open}
        title={t('assessment:override.set')}
        okText={t('assessment:override.set')}
        cancelText={t('console:confirm.back')}
        confirmLoading={set.isPending}
        onOk={() => form.submit()}
        onCancel={() => show(false)}
      >
        <p>{t('assessment:override.stays', { decision: decisionWords(t, byRules) })}</p>
        <Form form={form} layout="vertical" onFinish={(json) => set.mutate({ params, json })}>
          <FormFields problem={set.error}>
            <Form.Item
              name="decision"
              label={t('assessment:column.decision')}
              rules={[{ required: true, message: t('assessment:form.needed') }]}
            >
              <Select
                options={decisions
                  .filter((one) => one !== byRules)
                  .map((value) => ({ value, label: decisionWords(t, value) }))}
              />
            </Form.Item>
            <Form.Item
              name="reason"
              label={t('assessment:override.reason')}
              rules={[{ required: true, min: 5, message: t('assessment:override.reasonNeeded') }]}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          </FormFields>
        </Form>
      </Modal>
    </>
  )
}
