import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, useMay, useT } from '#kit/ui/console/index.ts'
import {
  cancelProgrammeRoute,
  publishProgrammeRoute,
  sendBackProgrammeRoute,
  submitProgrammeRoute,
  type Programme,
} from '../../contract.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'

/** What can be done with a programme now: schedule, submit, publish, send back, cancel; and why not, where it cannot. */
export function ProgrammeSteps({ programme }: { programme: Programme }) {
  const t = useT()
  const { id: programmeId, palaceId, status } = programme
  const params = { palaceId, programmeId }
  const mayEdit = useMay(['programmer', 'hallManager', 'director'])
  const mayPublish = useMay(['director', 'federationOfficer'])
  const [scheduling, schedule] = useState(false)
  const submit = useAct(submitProgrammeRoute, { says: t('catalog:console.submitted') })
  const publish = useAct(publishProgrammeRoute, { says: t('catalog:console.published') })
  const sendBack = useAct(sendBackProgrammeRoute, { says: t('catalog:console.sentBack') })
  const cancel = useAct(cancelProgrammeRoute, { says: t('catalog:console.cancelled') })
  if (status === 'cancelled') return null
  return (
    <>
      {(mayEdit || mayPublish) && (
        <Confirm
          label={t('catalog:console.cancel')}
          title={t('catalog:console.cancelTitle', { title: programme.title })}
          consequence={t('catalog:console.cancelConsequence', { count: programme.sessionCount })}
          act={t('catalog:console.cancel')}
          askReason
          onConfirm={(reason) => cancel.mutateAsync({ params, json: { reason } })}
        />
      )}
      {status === 'review' && mayPublish && (
        <Confirm
          label={t('catalog:console.sendBack')}
          title={t('catalog:console.sendBackTitle', { title: programme.title })}
          consequence={t('catalog:console.sendBackConsequence')}
          act={t('catalog:console.sendBack')}
          askReason
          button={{ danger: false }}
          onConfirm={(reason) => sendBack.mutateAsync({ params, json: { reason } })}
        />
      )}
      {mayEdit && <Button onClick={() => schedule(true)}>{t('catalog:console.schedule')}</Button>}
      {status === 'draft' && mayEdit && (
        <DisabledWithReason reason={programme.sessionCount === 0 ? t('catalog:console.needsSession') : null}>
          <Button loading={submit.isPending} onClick={() => submit.mutate({ params })}>
            {t('catalog:console.submit')}
          </Button>
        </DisabledWithReason>
      )}
      {status !== 'published' && (
        <DisabledWithReason reason={mayPublish ? null : t('catalog:denied.publish')}>
          <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ params })}>
            {t('catalog:console.publish')}
          </Button>
        </DisabledWithReason>
      )}
      {scheduling && <ScheduleDialog programme={programme} close={() => schedule(false)} />}
    </>
  )
}
