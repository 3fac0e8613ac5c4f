import { useT } from '#kit/ui/portal/index.ts'
import { type BenefitFigures, type HourClass, hourClasses } from '../../contract.ts'
import { wholePercents } from '../../rules/whole-percents.ts'
import { wholeIn } from '../words.ts'

/** What each hour of opening time was for: a bar, and always the numbers beside it. P5. */
export function OpeningBar({ hours, caption }: { hours: BenefitFigures['hours']; caption: string }) {
  const t = useT()
  const percents = wholePercents(hours)
  if (!percents) return null
  const before = (name: HourClass) =>
    hourClasses.slice(0, hourClasses.indexOf(name)).reduce((sum, one) => sum + percents[one], 0)
  return (
    <figure className="meter">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {hourClasses.map(
          (name) =>
            percents[name] > 0 && (
              <rect
                key={name}
                className={`m-${name}`}
                x={before(name)}
                y="0"
                width={percents[name]}
                height="10"
              />
            ),
        )}
      </svg>
      <table className="split">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('benefit:page.class')}</th>
            <th scope="col">{t('benefit:page.hours')}</th>
            <th scope="col">{t('benefit:page.percent')}</th>
          </tr>
        </thead>
        <tbody>
          {hourClasses.map((name) => (
            <tr key={name}>
              <th scope="row">
                <i className={`dot m-${name}`} />
                {t(`benefit:class.${name}`)}
              </th>
              <td>{wholeIn(t, hours[name])}</td>
              <td>{percents[name]}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
