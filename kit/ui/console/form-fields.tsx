import { Alert, Form } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useT } from './language.ts'
import type { ApiProblem } from './problem.ts'

/** 'sessions.0.title' as antd's Form names it: ['sessions', 0, 'title']. */
export const fieldPath = (field: string): (string | number)[] =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Stands around the fields of an antd Form and shows the server's problems beside the fields they are about. What
 * belongs to no field of the form is said above. The first field in question gets the focus.
 */
export function FormFields({ problem, children }: { problem: ApiProblem | null; children: ReactNode }) {
  const t = useT()
  const form = Form.useFormInstance()
  const known = new Set(problem ? form.getFieldsError().map(({ name }) => name.join('.')) : [])
  const elsewhere =
    problem?.fields.filter(({ field }) => !known.has(field)).map(({ message }) => message) ?? []
  useEffect(() => {
    if (!problem) return
    const names = new Set(form.getFieldsError().map(({ name }) => name.join('.')))
    const beside = problem.fields.filter(({ field }) => names.has(field))
    form.setFields(beside.map(({ field, message }) => ({ name: fieldPath(field), errors: [message] })))
    if (beside[0]) form.scrollToField(fieldPath(beside[0].field), { focus: true })
  }, [form, problem])
  if (problem?.fields.length === 0) elsewhere.push(problem.title)
  return (
    <>
      {elsewhere.length > 0 && (
        <Alert
          className="problem-alert"
          type="error"
          showIcon
          title={elsewhere.join(t('console:list.semicolon'))}
        />
      )}
      {children}
    </>
  )
}
