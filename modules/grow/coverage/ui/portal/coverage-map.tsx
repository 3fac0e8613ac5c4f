import { useT } from '#kit/ui/portal/index.ts'
import { states, type State } from '../../contract.ts'

export type Drawn = {
  code: string
  name: string
  path: string
  x: number
  y: number
  room: number
  state: State
  words: string
  current: boolean
}

/** The least width of an outline, as a share of the map's, that holds a letter. */
const LETTER_ROOM = 0.022
const LETTER_SIZE = 0.021

/**
 * The counties by state: colour, hatching and letter say the same, and the table beside says it again. Each leads to its page.
 * 示意图，不作为划界依据.
 */
export function CoverageMap({
  label,
  viewBox,
  counties,
}: {
  label: string
  viewBox: string
  counties: readonly Drawn[]
}) {
  const t = useT()
  const width = Number(viewBox.split(' ')[2])
  return (
    <figure className="coverage-map">
      <svg viewBox={viewBox} role="group" aria-label={label}>
        <Hatching unit={width / 160} />
        {counties.map(({ code, name, path, state, words, current }) => (
          <a
            key={code}
            href={`/coverage/${code}`}
            aria-label={t('coverage:page.countyState', { name, state: words })}
            aria-current={current ? 'true' : undefined}
          >
            <path
              className={current ? 'here' : undefined}
              d={path}
              fill={`url(#c-${state})`}
              vectorEffect="non-scaling-stroke"
            >
              <title>{t('coverage:page.countyState', { name, state: words })}</title>
            </path>
          </a>
        ))}
        <g className="letters" aria-hidden="true" fontSize={width * LETTER_SIZE}>
          {counties
            .filter(({ room }) => room > width * LETTER_ROOM)
            .map(({ code, x, y, state }) => (
              <text key={code} x={x} y={y} dy="0.35em">
                {t(`coverage:letter.${state}`)}
              </text>
            ))}
        </g>
      </svg>
      <figcaption>{t('ui:map.caption')}</figcaption>
    </figure>
  )
}

/** One pattern a state: a ground, and strokes that differ in direction, so that the map reads without colour. */
function Hatching({ unit }: { unit: number }) {
  const strokes: Record<State, string> = {
    covered: '',
    shared: 'M0 1h4M0 3h4',
    underWay: 'M0 4L4 0',
    planned: 'M0 0L4 4M0 4L4 0',
    nothing: 'M1 1h.6M3 3h.6',
    notRequired: '',
  }
  return (
    <defs>
      {states.map((state) => (
        <pattern
          key={state}
          id={`c-${state}`}
          className={`c-${state}`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${unit})`}
        >
          <rect width="4" height="4" />
          <path d={strokes[state] || 'M0 0'} />
        </pattern>
      ))}
    </defs>
  )
}

/** What colours, hatching and letters mean, with how many there are of each. */
export function Legend({ counts }: { counts: Readonly<Record<State, number>> }) {
  const t = useT()
  return (
    <ul className="coverage-legend">
      {states.map((state) => (
        <li key={state}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <rect width="24" height="24" fill={`url(#c-${state})`} />
          </svg>
          <span>
            {t('coverage:page.legend', {
              letter: t(`coverage:letter.${state}`),
              state: t(`coverage:state.${state}`),
              count: counts[state],
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}
