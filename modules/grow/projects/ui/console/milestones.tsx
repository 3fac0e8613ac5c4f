import { Button, Form, Input, Modal } from 'antd'
import { useState, type CSSProperties } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { DayPicker, DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { setMilestoneRoute, type ProjectDetail, type ProjectMilestone } from '../../contract.ts'
import { dayOf } from '../words.ts'
import { sayLate } from './columns.tsx'
import { Meanwhile, useSeen } from './seen.tsx'

/** Milestones as a table with a bar each: planned, forecast or reached, and why we think so. */
export function Milestones({ project }: { project: ProjectDetail }) {
  const t = useT()
  const [changing, setChanging] = useState<ProjectMilestone | null>(null)
  const place = scaleOf(project.milestones)
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('projects:tab.milestones')}>
      <table className="milestones">
        <thead>
          <tr>
            <th scope="col">{t('projects:field.milestone')}</th>
            <th scope="col">{t('projects:field.baseline')}</th>
            <th scope="col">{t('projects:field.forecast')}</th>
            <th scope="col">{t('projects:field.slipDays')}</th>
            <th scope="col" className="bar-column">
              {t('projects:field.bars')}
            </th>
            <th scope="col">{t('projects:field.ground')}</th>
            <th scope="col">{t('projects:field.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {project.milestones.map((one) => (
            <tr key={one.key}>
              <th scope="row">{t(`projects:milestone.${one.key}`)}</th>
              <td>{dayOf(t, one.baseline)}</td>
              <td>{dayOf(t, one.forecast)}</td>
              <td className={one.slipDays > 0 ? 'late' : ''}>{sayLate(t, one.slipDays)}</td>
              <td aria-hidden="true">
                <span
                  className={`bar ${one.ground}`}
                  style={{ '--from': place(one.baseline), '--to': place(one.forecast) } as CSSProperties}
                />
              </td>
              <td>{groundOf(t, one)}</td>
              <td>
                {one.reachedOn === null && (
                  <DisabledWithReason reason={project.mayKeep.why}>
                    <Button
                      size="small"
                      disabled={!project.mayKeep.allowed}
                      aria-label={t('projects:console.changeMilestone', {
                        milestone: t(`projects:milestone.${one.key}`),
                      })}
                      onClick={() => setChanging(one)}
                    >
                      {t('projects:console.change')}
                    </Button>
                  </DisabledWithReason>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changing && (
        <ChangeMilestone project={project} milestone={changing} onClose={() => setChanging(null)} />
      )}
    </div>
  )
}

/** Where a day lies between the first and the last, as a share. */
function scaleOf(milestones: readonly ProjectMilestone[]): (day: string) => number {
  const days = milestones.flatMap(({ baseline, forecast }) => [baseline, forecast]).toSorted()
  const first = Temporal.PlainDate.from(days[0] ?? '2000-01-01')
  const span = Math.max(1, first.until(Temporal.PlainDate.from(days.at(-1) ?? '2000-01-01')).days)
  return (day) => first.until(Temporal.PlainDate.from(day)).days / span
}

/** Why a milestone is forecast for that day. */
function groundOf(t: Translator, { ground, behind, reason }: ProjectMilestone): string {
  const milestone = behind ? t(`projects:milestone.${behind}`) : ''
  return t(`projects:ground.${ground}`, { milestone, reason: reason ?? '' })
}

type Fields = { expected?: string; baseline?: string; reason: string }

function ChangeMilestone({
  project,
  milestone,
  onClose,
}: {
  project: ProjectDetail
  milestone: ProjectMilestone
  onClose: () => void
}) {
  const t = useT()
  const { version, saved } = useSeen()
  const [form] = Form.useForm<Fields>()
  const act = useAct(setMilestoneRoute, {
    says: t('projects:console.saved'),
    done: (answer) => {
      saved(answer.version)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('projects:console.changeMilestone', { milestone: t(`projects:milestone.${milestone.key}`) })}
      okText={t('projects:console.save')}
      cancelText={t('console:confirm.back')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Meanwhile />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          baseline: milestone.baseline,
          ...(milestone.expected ? { expected: milestone.expected } : {}),
        }}
        onFinish={({ expected, baseline, reason }) =>
          act.mutate({
            params: { projectId: project.id, milestone: milestone.key },
            json: { version, expected: expected ?? null, baseline: baseline ?? null, reason },
          })
        }
      >
        <FormFields problem={act.error}>
          <Form.Item name="expected" label={t('projects:field.expected')}>
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="baseline"
            label={t('projects:field.baseline')}
            extra={t('projects:console.baselineHint')}
          >
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('projects:field.reason')}
            rules={[{ required: true, message: t('projects:console.needed') }]}
          >
            <Input.TextArea maxLength={500} rows={2} />
          </Form.Item>
        </FormFields>
      </Form>
    </Modal>
  )
}
