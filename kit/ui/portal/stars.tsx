import { useT } from './context.tsx'
import { Fieldset, fieldId, type FieldProps } from './field.tsx'

/** A rating of one to five as radios; each says its meaning in words. */
export function Stars({ value, ...field }: FieldProps & { value?: number }) {
  const t = useT()
  return (
    <Fieldset {...field}>
      <div className="stars">
        {([1, 2, 3, 4, 5] as const).map((count) => {
          const id = count === 1 ? fieldId(field.name) : `${fieldId(field.name)}-${count}`
          return (
            <div key={count}>
              <input type="radio" id={id} name={field.name} value={count} defaultChecked={value === count} />
              <label htmlFor={id}>
                <b aria-hidden="true">{'★'.repeat(count)}</b>
                {t(`ui:stars.${count}`)}
              </label>
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}

/** A rating that was given: `4.6 分 · 128 人评`. */
export function Rating({ average, count }: { average: number; count: number }) {
  const t = useT()
  return <span className="rating">{t('ui:stars.average', { average: average.toFixed(1), count })}</span>
}
