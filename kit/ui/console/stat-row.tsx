import type { ReactNode } from 'react'

export type Stat = { label: string; value: ReactNode; detail?: ReactNode }

/** A few numbers that matter, in serif, side by side: at most four, never a wall of tiles. */
export function StatRow({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className="stat-row">
      {stats.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="value">{value}</dd>
          {detail && <dd className="soft">{detail}</dd>}
        </div>
      ))}
    </dl>
  )
}
