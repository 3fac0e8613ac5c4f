import { Button, Form, Input, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, Empty, FormFields, StateTag, useT } from '#kit/ui/console/index.ts'
import { addRemarkRoute, remarkKinds, resolveProblemRoute, type ProjectDetail } from '../../contract.ts'
import { dayAt } from '../words.ts'

type Fields = { kind: (typeof remarkKinds)[number]; text: string }

/** What was noted, and problems that are open until somebody says how they were solved. */
export function Remarks({ project }: { project: ProjectDetail }) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const add = useAct(addRemarkRoute, {
    says: t('projects:console.saved'),
    done: () => form.resetFields(['text']),
  })
  const resolve = useAct(resolveProblemRoute, { says: t('projects:console.saved') })
  const params = { projectId: project.id }
  return (
    <>
      {project.mayKeep.allowed && (
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ kind: 'note' }}
          onFinish={(json) => add.mutate({ params, json })}
        >
          <FormFields problem={add.error}>
            <Form.Item name="kind" label={t('projects:field.remarkKind')}>
              <Select
                className="remark-kind"
                options={remarkKinds.map((value) => ({ value, label: t(`projects:remarkKind.${value}`) }))}
              />
            </Form.Item>
            <Form.Item
              name="text"
              label={t('projects:field.text')}
              rules={[{ required: true, message: t('projects:console.needed') }]}
            >
              <Input.TextArea maxLength={1000} rows={2} />
            </Form.Item>
            <Button htmlType="submit" loading={add.isPending}>
              {t('projects:console.addRemark')}
            </Button>
          </FormFields>
        </Form>
      )}
      {project.remarks.length === 0 && <Empty title={t('projects:console.noRemarks')} />}
      <ul className="plain-list project-history">
        {project.remarks.map(({ id, kind, text, writtenAt, writtenBy, resolution }) => (
          <li key={id}>
            {dayAt(t, writtenAt)} {writtenBy}{' '}
            {kind === 'problem' && (
              <StateTag tone={resolution === null ? 'draw' : 'free'}>
                {t(resolution === null ? 'projects:console.problemOpen' : 'projects:console.problemSolved')}
              </StateTag>
            )}
            <p>{text}</p>
            {resolution !== null && <p className="soft">{t('projects:console.solvedBy', { resolution })}</p>}
            {kind === 'problem' && resolution === null && project.mayKeep.allowed && (
              <Confirm
                label={t('projects:act.resolve.label')}
                title={t('projects:act.resolve.title', { text })}
                consequence={t('projects:act.resolve.consequence')}
                act={t('projects:act.resolve.label')}
                askReason
                button={{ danger: false, size: 'small' }}
                onConfirm={(how) =>
                  resolve.mutateAsync({ params: { ...params, remarkId: id }, json: { resolution: how } })
                }
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
