import type { ReactNode } from 'react'
import { useT } from './context.tsx'
import { classNames } from './class-names.ts'

export interface FieldProps {
  name: string
  label: string
  hint?: string
  error?: string
  optional?: boolean
}

/** The id of a field's control, to which the error summary links. */
export const fieldId = (name: string): string => `f-${name}`

/** What a control must carry so that hint and error are read out with it. */
export interface ControlProps {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** The attributes that tie a control to its hint and error. */
export function controlProps({ name, hint, error }: FieldProps): ControlProps {
  const id = fieldId(name)
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? 'true' : undefined,
  }
}

/** Hint and error of a field, above its control. */
export function FieldWords({ name, hint, error }: FieldProps) {
  const t = useT()
  const id = fieldId(name)
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="sr">{t('ui:form.error')} </span>
          {error}
        </p>
      )}
    </>
  )
}

/** Label, hint, error and one control. */
export function Field({
  children,
  ...field
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const t = useT()
  return (
    <div className={classNames('field', field.error && 'wrong')}>
      <label htmlFor={fieldId(field.name)}>
        {field.label} {field.optional && <small>{t('ui:form.optional')}</small>}
      </label>
      <FieldWords {...field} />
      {children(controlProps(field))}
    </div>
  )
}

/** A question answered by several controls: radios, checkboxes, stars. */
export function Fieldset({ children, ...field }: FieldProps & { children: ReactNode }) {
  const t = useT()
  const { 'aria-describedby': describedBy } = controlProps(field)
  return (
    <fieldset className={classNames('field', field.error && 'wrong')} aria-describedby={describedBy}>
      <legend>
        {field.label} {field.optional && <small>{t('ui:form.optional')}</small>}
      </legend>
      <FieldWords {...field} />
      {children}
    </fieldset>
  )
}
