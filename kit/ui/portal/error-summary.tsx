import { useT } from './context.tsx'
import { fieldId } from './field.tsx'

/** What went wrong with which field; without a field it concerns the whole form. */
export interface FormError {
  field?: string
  message: string
}

/** All errors of a form on top of it, each leading to its field (GOV.UK manner). */
export function ErrorSummary({ errors }: { errors: FormError[] }) {
  const t = useT()
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} data-island="focus">
      <h2>{t('ui:form.summary')}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={message}>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The message that belongs beside a field. */
export const errorOf = (errors: FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message
