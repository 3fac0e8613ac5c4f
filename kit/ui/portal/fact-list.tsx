import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
  /** Smaller lines under the value. */
  detail?: ReactNode
}

/** Label and value pairs: when, where, who may come, teacher. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {detail && <small>{detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
