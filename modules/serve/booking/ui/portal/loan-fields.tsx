import { errorOf, type FormError, TextInput, usePage } from '#kit/ui/portal/index.ts'
import type { Loan, Resource } from '../../contract.ts'
import { nameIn } from './words.ts'

interface LoanFieldsProps {
  resources: readonly Resource[]
  typed: { loans: Readonly<Record<string, string>> }
  errors: FormError[]
  /** For many dates: how many there are, since what is left differs from date to date. */
  everyDate?: boolean
}

/** What may be borrowed with the room, each with how many are left all that time; nothing is a good answer. */
export function LoanFields({ resources, typed, errors, everyDate = false }: LoanFieldsProps) {
  const page = usePage()
  const { t } = page
  return (
    <fieldset className="field">
      <legend>{t('booking:loan.with')}</legend>
      {resources.map((one) => (
        <TextInput
          key={one.id}
          name={`loan-${one.id}`}
          label={nameIn(page, one)}
          hint={
            everyDate
              ? t('booking:loan.stock', { count: one.count })
              : t('booking:loan.left', { count: one.left })
          }
          type="number"
          inputMode="numeric"
          size="short"
          min={0}
          max={everyDate ? one.count : one.left}
          defaultValue={typed.loans[one.id] ?? '0'}
          error={errorOf(errors, `loan-${one.id}`)}
        />
      ))}
    </fieldset>
  )
}

/** 投影仪 1、话筒 2 */
export function loanWords(page: ReturnType<typeof usePage>, loans: readonly Loan[]): string {
  return loans
    .map((loan) => {
      const words = `${nameIn(page, loan)} ${loan.count}`
      return loan.gone ? `${words} ${page.t('booking:loan.gone')}` : words
    })
    .join(page.t('booking:loan.and'))
}
