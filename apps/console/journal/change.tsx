import type { JournalLine } from '#kit/journal/contract.ts'
import { useT } from '#kit/ui/console/index.ts'

/** Field by field: what it was, what it became. */
export function Change({ before, after }: Pick<JournalLine, 'before' | 'after'>) {
  const t = useT()
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  if (fields.length === 0) return '—'
  return (
    <ul className="changes">
      {fields.map((field) => (
        <li key={field}>
          <span className="soft">{field}</span>{' '}
          {before && field in before && <del>{text(before[field])}</del>}{' '}
          {after && field in after ? <ins>{text(after[field])}</ins> : t('console:journal.gone')}
        </li>
      ))}
    </ul>
  )
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
