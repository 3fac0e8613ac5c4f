import { useT } from './context.tsx'

export interface Outline {
  code: string
  name: string
  /** SVG path in the map's own coordinates. */
  path: string
  href?: string
  current?: boolean
}

interface OutlineMapProps {
  /** Says what the map shows; the words beside it say the same. */
  label: string
  viewBox: string
  outlines: Outline[]
  marker?: { x: number; y: number; label: string }
}

/** A sketch of divisions with a marker; never the only way to learn where something is. */
export function OutlineMap({ label, viewBox, outlines, marker }: OutlineMapProps) {
  const t = useT()
  const size = Number(viewBox.split(' ')[2] ?? 100)
  const linked = outlines.some(({ href }) => href)
  return (
    <figure className="map">
      <svg viewBox={viewBox} role={linked ? 'group' : 'img'} aria-label={label}>
        {outlines.map(({ code, name, path, href, current }) => {
          const shape = (
            <path className={current ? 'here' : undefined} d={path} vectorEffect="non-scaling-stroke">
              <title>{name}</title>
            </path>
          )
          return href ? (
            <a key={code} href={href} aria-label={name} aria-current={current ? 'true' : undefined}>
              {shape}
            </a>
          ) : (
            <g key={code}>{shape}</g>
          )
        })}
        {marker && <Pin {...marker} size={size} />}
      </svg>
      <figcaption>{t('ui:map.caption')}</figcaption>
    </figure>
  )
}

function Pin({ x, y, label, size }: { x: number; y: number; label: string; size: number }) {
  const scale = size / 320
  const left = x > size / 2
  return (
    <g className="pin" transform={`translate(${x} ${y}) scale(${scale})`}>
      <path d="M0 0C-4-9-9-12-9-19a9 9 0 0 1 18 0c0 7-5 10-9 19z" />
      <circle cy="-19" r="3.2" />
      <text x={left ? -14 : 14} y="-14" textAnchor={left ? 'end' : 'start'}>
        {label}
      </text>
    </g>
  )
}
