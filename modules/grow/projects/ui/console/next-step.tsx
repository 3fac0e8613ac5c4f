import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, StateTag, useGo, useT } from '#kit/ui/console/index.ts'
import {
  cancelProjectRoute,
  handOnRoute,
  resumeProjectRoute,
  sendBackRoute,
  suspendProjectRoute,
  type ProjectDetail,
} from '../../contract.ts'
import { dayAt } from '../words.ts'
import { useSeen } from './seen.tsx'
import { restTone } from './tones.ts'

/** Who must act, since when and with what; and what can be done about it. */
export function NextStep({ project }: { project: ProjectDetail }) {
  const t = useT()
  const { status, department, step, since, restLimit, missing, officeOver } = project
  const percent = (share: number) => Math.round(share * 1000) / 10
  return (
    <section className="card next-step" aria-label={t('projects:console.next')}>
      {department && since ? (
        <>
          <p className="holder">
            {t(project.returned ? 'projects:console.holdsReturned' : 'projects:console.holds', {
              department: t(`projects:department.${department}`),
              step: t(`projects:step.${step}`),
            })}{' '}
            <StateTag tone={restTone(project)}>
              {t(project.sleeping ? 'projects:rest.sleeping' : 'projects:rest.days', {
                days: project.restDays ?? 0,
              })}
            </StateTag>
          </p>
          <p className="soft">
            {t('projects:console.since', { day: dayAt(t, since) })}
            {restLimit !== null && ` · ${t('projects:console.limit', { days: restLimit })}`}
          </p>
        </>
      ) : (
        <p className="holder">
          {t(`projects:console.ended.${status}`, {
            reason: project.suspendedReason ?? project.cancelledReason ?? '',
          })}
        </p>
      )}
      {missing.length > 0 && (
        <p>
          {t('projects:console.missing')}{' '}
          {missing.map((kind) => t(`projects:paper.${kind}`)).join(t('console:list.comma'))}
        </p>
      )}
      {officeOver && (
        <Alert
          type="error"
          showIcon
          className="problem-alert"
          title={t('projects:console.officeOver', {
            share: percent(project.officeShare),
            most: percent(project.officeMost),
          })}
        />
      )}
      <Acts project={project} />
    </section>
  )
}

function Acts({ project }: { project: ProjectDetail }) {
  const t = useT()
  const go = useGo()
  const { version, saved } = useSeen()
  const done = (answer: { version: number }) => saved(answer.version)
  const says = t('projects:console.saved')
  const handOn = useAct(handOnRoute, { says, done })
  const sendBack = useAct(sendBackRoute, { says, done })
  const suspend = useAct(suspendProjectRoute, { says, done })
  const resume = useAct(resumeProjectRoute, { says, done })
  const cancel = useAct(cancelProjectRoute, { says, done })
  const params = { projectId: project.id }
  const why = project.mayKeep.why
  if (project.status === 'cancelled' || project.status === 'handedOver') return null
  const lacking = project.missing.length > 0 ? t('projects:console.papersFirst') : null
  const asking = (
    act: { mutateAsync: typeof sendBack.mutateAsync },
    name: 'sendBack' | 'suspend' | 'resume' | 'cancel',
    danger = true,
  ): ReactNode => (
    <DisabledWithReason reason={why}>
      <Confirm
        label={t(`projects:act.${name}.label`)}
        title={t(`projects:act.${name}.title`, { title: project.title })}
        consequence={t(`projects:act.${name}.consequence`)}
        act={t(`projects:act.${name}.label`)}
        askReason
        button={{ danger, disabled: why !== null }}
        onConfirm={(reason) => act.mutateAsync({ params, json: { version, reason } })}
      />
    </DisabledWithReason>
  )
  const last = project.step === 'handover'
  return (
    <div className="acts">
      {project.status === 'suspended' ? (
        asking(resume, 'resume', false)
      ) : (
        <>
          <DisabledWithReason reason={why ?? lacking}>
            <Button
              type="primary"
              disabled={(why ?? lacking) !== null}
              loading={handOn.isPending}
              onClick={() =>
                last ? go(`/projects/${project.id}/hand-over`) : handOn.mutate({ params, json: { version } })
              }
            >
              {t(last ? 'projects:console.handOver' : handOnWords(project))}
            </Button>
          </DisabledWithReason>
          {project.department !== 'federation' && asking(sendBack, 'sendBack')}
          {asking(suspend, 'suspend', false)}
        </>
      )}
      {asking(cancel, 'cancel')}
    </div>
  )
}

/** A department passes its step; the federation hands in what it prepared, or what it mended. */
const handOnWords = ({ department, returned }: ProjectDetail) =>
  returned
    ? ('projects:console.resubmit' as const)
    : department === 'federation'
      ? ('projects:console.handOn' as const)
      : ('projects:console.passed' as const)
