import { useT } from '#kit/ui/console/index.ts'
import type { HeatMap } from '../../contract.ts'
import { degreeOf } from '../../rules/emptiest.ts'
import type { HeatCell } from './heat-cells.ts'

type GridProps = { spaces: HeatMap['spaces']; cells: readonly HeatCell[]; day: string }

/** Spaces down, hours across; each cell says its number and, to those who do not see it, its word. */
export function HeatGrid({ spaces, cells, day }: GridProps) {
  const t = useT()
  const hours = [...new Set(cells.map(({ hour }) => hour))].toSorted((a, b) => a - b)
  const bySpace = Map.groupBy(cells, ({ spaceId }) => spaceId)
  const caption = t('benefit:console.grid', { day })
  return (
    <>
      <p className="soft">{t('benefit:console.legend')}</p>
      <div className="heat-box" role="region" aria-label={caption} tabIndex={0}>
        <table className="heat">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('benefit:console.space')}</th>
              {hours.map((hour) => (
                <th key={hour} scope="col" aria-label={t('benefit:console.hour', { hour })}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spaces.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {hours.map((hour) => (
                  <Cell key={hour} cell={bySpace.get(id)?.find((one) => one.hour === hour)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Cell({ cell }: { cell: HeatCell | undefined }) {
  const t = useT()
  if (!cell)
    return (
      <td className="shut">
        <span className="unseen">{t('benefit:console.shut')}</span>
      </td>
    )
  const used = Math.round(cell.usedShare * 100)
  const degree = degreeOf(cell.usedShare)
  const words = t('benefit:console.cell', { used, degree: t(`benefit:degree.${degree}`) })
  return (
    <td className={`d-${degree}`} title={words}>
      <span aria-hidden>{used}</span>
      <span className="unseen">{words}</span>
    </td>
  )
}
