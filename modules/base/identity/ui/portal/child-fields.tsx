import { errorOf, type FormError, TextInput, useT } from '#kit/ui/portal/index.ts'

interface ChildFieldsProps {
  name?: string
  birthYear?: number | string
  errors: FormError[]
}

/** The two things that we ask about a child. */
export function ChildFields({ name, birthYear, errors }: ChildFieldsProps) {
  const t = useT()
  return (
    <>
      <TextInput
        name="name"
        label={t('identity:field.childName')}
        defaultValue={name}
        maxLength={40}
        error={errorOf(errors, 'name')}
        autoComplete="off"
      />
      <TextInput
        name="birthYear"
        label={t('identity:field.birthYear')}
        hint={t('identity:field.birthYearHint')}
        defaultValue={birthYear === undefined ? undefined : String(birthYear)}
        inputMode="numeric"
        maxLength={4}
        size="short"
        error={errorOf(errors, 'birthYear')}
        autoComplete="off"
      />
    </>
  )
}
