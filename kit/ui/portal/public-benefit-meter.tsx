import { useT } from './context.tsx'
import type { PriceClass } from './tag.tsx'

/** Whole percents of room-hours by price class; they add up to 100. */
export type BenefitShares = Record<PriceClass, number>

const order: PriceClass[] = ['free', 'discounted', 'atCost', 'commercial']

/** The public-benefit meter (公益刻度): a bar, and always the numbers beside it. P5. */
export function PublicBenefitMeter({ shares, caption }: { shares: BenefitShares; caption: string }) {
  const t = useT()
  const parts = order.map((key, index) => ({
    key,
    x: order.slice(0, index).reduce((sum, before) => sum + shares[before], 0),
    share: shares[key],
  }))
  return (
    <figure className="meter">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(
          ({ key, x, share }) =>
            share > 0 && <rect key={key} className={`m-${key}`} x={x} y="0" width={share} height="10" />,
        )}
      </svg>
      <table>
        <caption className="sr">{caption}</caption>
        <tbody>
          {parts.map(({ key, share }) => (
            <tr key={key}>
              <th scope="row">
                <i className={`dot m-${key}`} />
                {t(`ui:meter.${key}`)}
              </th>
              <td>{share}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
