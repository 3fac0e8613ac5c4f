import { Button, Form, Modal } from 'antd'
import type { z } from '@hono/zod-openapi'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { editProjectRoute, type ProjectDetail, type ProjectText } from '../../contract.ts'
import { ProjectFields } from './project-fields.tsx'
import { Meanwhile, useSeen } from './seen.tsx'

type Fields = z.input<typeof ProjectText>

/** Changes what is written about a project. When someone else saved first, says what they changed and keeps what was typed. */
export function EditProject({ project }: { project: ProjectDetail }) {
  const t = useT()
  const { version, saved } = useSeen()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const act = useAct(editProjectRoute, {
    says: t('projects:console.saved'),
    done: (answer) => {
      saved(answer.version)
      setOpen(false)
    },
  })
  const ended =
    project.status === 'cancelled' || project.status === 'handedOver'
      ? t('projects:errors.project-ended')
      : null
  const why = project.mayKeep.why ?? ended
  const { title, summary, constructionMode, address, lng, lat, floorM2, officeM2 } = project
  return (
    <>
      <DisabledWithReason reason={why}>
        <Button disabled={why !== null} onClick={() => setOpen(true)}>
          {t('projects:console.edit')}
        </Button>
      </DisabledWithReason>
      <Modal
        open={open}
        width={720}
        destroyOnHidden
        title={t('projects:console.edit')}
        okText={t('projects:console.save')}
        cancelText={t('console:confirm.back')}
        confirmLoading={act.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Meanwhile />
        <Form<Fields>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ title, summary, constructionMode, address, lng, lat, floorM2, officeM2 }}
          onFinish={(text) => act.mutate({ params: { projectId: project.id }, json: { version, text } })}
        >
          <FormFields problem={act.error}>
            <div className="form-columns">
              <ProjectFields />
            </div>
          </FormFields>
        </Form>
      </Modal>
    </>
  )
}
