import type { JournalLine } from '#kit/journal/contract.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { JournalWords } from './words.ts'

type ChangeProps = Pick<JournalLine, 'action' | 'before' | 'after'> & { words: JournalWords }

/** Field by field: what it was → what it became. What only was, or only became, stands alone. */
export function Change({ action, before, after, words }: ChangeProps) {
  const t = useT()
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  if (fields.length === 0) return '—'
  const text = (value: unknown): string => {
    if (value === null || value === '') return t('console:journalScreen.none')
    if (typeof value === 'boolean') return t(value ? 'console:journalScreen.yes' : 'console:journalScreen.no')
    if (typeof value === 'string') return words.value(action, value)
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      return value.map(text).join(t('console:list.comma'))
    return JSON.stringify(value)
  }
  return (
    <ul className="changes">
      {fields.map((field) => {
        const was = before && field in before ? text(before[field]) : null
        const is = after && field in after ? text(after[field]) : null
        return (
          <li key={field}>
            <span className="soft" title={field}>
              {words.field(action, field)}
            </span>{' '}
            {was !== null && is !== null ? (
              <>
                <del>{was}</del> <span aria-hidden="true">→</span> <ins>{is}</ins>
              </>
            ) : (
              (was ?? is)
            )}
          </li>
        )
      })}
    </ul>
  )
}
