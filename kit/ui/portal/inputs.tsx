import type { InputHTMLAttributes } from 'react'
import { Field, fieldId, Fieldset, FieldWords, controlProps, type FieldProps } from './field.tsx'
import { classNames } from './class-names.ts'

type InputAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'type'
  | 'defaultValue'
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'placeholder'
  | 'required'
  | 'min'
  | 'max'
  | 'spellCheck'
>

/** One line of text. `size` fits the box to what is asked for. */
export function TextInput({
  size,
  ...props
}: FieldProps & InputAttributes & { size?: 'short' | 'phone' | 'code' }) {
  const { name, label, hint, error, optional, ...input } = props
  return (
    <Field {...{ name, label, hint, error, optional }}>
      {(control) => <input type="text" className={classNames('input', size)} {...input} {...control} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({
  rows = 4,
  maxLength,
  defaultValue,
  ...field
}: FieldProps & { rows?: number; maxLength?: number; defaultValue?: string }) {
  return (
    <Field {...field}>
      {(control) => <textarea className="input" {...{ rows, maxLength, defaultValue }} {...control} />}
    </Field>
  )
}

/** The code from a text message: one box, digits, filled in by the phone when it can. */
export function CodeInput({ length = 6, ...field }: FieldProps & { length?: number }) {
  return (
    <TextInput
      {...field}
      size="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={length}
      spellCheck={false}
    />
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}

/** A choice from a list too long for radios. */
export function Select({ options, value, ...field }: FieldProps & { options: Option[]; value?: string }) {
  return (
    <Field {...field}>
      {(control) => (
        <select className="input" defaultValue={value} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChoicesProps = FieldProps & { options: Option[]; values?: string[] }

/** One choice of a few, all in sight. The first carries the id that the error summary links to. */
export function Radios({ value, ...props }: FieldProps & { options: Option[]; value?: string }) {
  return <Choices type="radio" {...props} values={value === undefined ? [] : [value]} />
}

/** Any number of a few. */
export const Checkboxes = (props: ChoicesProps) => <Choices type="checkbox" {...props} />

function Choices({ type, options, values = [], ...field }: ChoicesProps & { type: 'radio' | 'checkbox' }) {
  return (
    <Fieldset {...field}>
      {options.map((option, index) => {
        const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${option.value}`
        return (
          <div className="choice" key={option.value}>
            <input
              type={type}
              id={id}
              name={field.name}
              value={option.value}
              defaultChecked={values.includes(option.value)}
              disabled={option.disabled}
              aria-describedby={option.hint && `${id}-hint-own`}
            />
            <label htmlFor={id}>{option.label}</label>
            {option.hint && (
              <p className="hint" id={`${id}-hint-own`}>
                {option.hint}
              </p>
            )}
          </div>
        )
      })}
    </Fieldset>
  )
}

/** One thing to agree to or not. */
export function Checkbox({
  checked,
  value = '1',
  ...field
}: FieldProps & { checked?: boolean; value?: string }) {
  const control = controlProps(field)
  return (
    <div className={classNames('field', field.error && 'wrong')}>
      <div className="choice">
        <input type="checkbox" value={value} defaultChecked={checked} {...control} />
        <label htmlFor={control.id}>{field.label}</label>
        <FieldWords {...field} />
      </div>
    </div>
  )
}
