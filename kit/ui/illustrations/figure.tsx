import { ink, paper } from './scene.tsx'

export type Point = readonly [x: number, y: number]
/** A limb from its joint over elbow or knee to hand or foot. */
export type Limb = readonly [bend: Point, end: Point]

export interface FigureProps {
  head: Point
  shoulder: Point
  hip: Point
  arms?: Limb[]
  /** Arms drawn over the body. */
  front?: Limb[]
  legs?: Limb[]
  top?: string
  trousers?: string
  hair?: 'short' | 'bob' | 'bun' | 'helmet' | 'bald' | 'cap'
  /** Where the face looks: left, at us, right, or away from us. */
  looks?: -1 | 0 | 1 | 'away'
  /** 1 for a grown person. */
  scale?: number
  singing?: boolean
}

const arm = ([sx, sy]: Point, [[bx, by], [ex, ey]]: Limb) =>
  `M${sx + Math.sign(bx - sx) * 4} ${sy + 1}Q${bx} ${by} ${ex} ${ey}`
const leg = ([hx, hy]: Point, [[bx, by], [ex, ey]]: Limb) =>
  `M${hx + Math.sign(ex - hx) * 3} ${hy}L${bx} ${by}L${ex} ${ey}`

/** A person in few strokes: round limbs in outline, a head that looks somewhere. */
export function Figure(props: FigureProps) {
  const {
    head,
    shoulder,
    hip,
    arms = [],
    front = [],
    legs = [],
    top = paper,
    trousers = paper,
    hair = 'short',
    looks = 0,
    scale = 1,
    singing,
  } = props
  const [sx, sy] = shoulder
  const [hx, hy] = hip
  const torso = `M${sx} ${sy + 4}L${hx} ${hy - 3}`
  const armPaths = arms.map((limb) => arm(shoulder, limb)).join('')
  const legPaths = legs.map((limb) => leg(hip, limb)).join('')
  const w = (width: number) => width * scale
  return (
    <g>
      <path d={legPaths} strokeWidth={w(10)} />
      <path d={legPaths} strokeWidth={w(10) - 4} stroke={trousers} />
      {legs.map(([, [x, y]], index) => (
        <path key={index} d={`M${x - 1} ${y}h${looks === -1 ? -5 * scale : 5 * scale}`} strokeWidth={w(5)} />
      ))}
      <path d={armPaths} strokeWidth={w(9)} />
      <path d={torso} strokeWidth={w(21)} />
      <path d={armPaths} strokeWidth={w(9) - 4} stroke={top} />
      <path d={torso} strokeWidth={w(21) - 4} stroke={top} />
      <Head at={head} {...{ hair, looks, singing, scale }} />
      {front.map((limb, index) => {
        const d = arm(shoulder, limb)
        return (
          <g key={index}>
            <path d={d} strokeWidth={w(9)} />
            <path d={d} strokeWidth={w(9) - 4} stroke={top} />
          </g>
        )
      })}
    </g>
  )
}

function Head({
  at: [x, y],
  hair,
  looks = 0,
  singing,
  scale = 1,
}: { at: Point } & Pick<FigureProps, 'hair' | 'looks' | 'singing' | 'scale'>) {
  const turn = looks === 'away' ? 0 : looks * 3
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {hair === 'bun' && <circle cx={-turn * 0.6} cy="-11.500" r="4" fill={ink} />}
      {hair === 'bob' && <path d="M-9.500-2C-10-12 10-12 9.500-2V6H-9.500z" fill={ink} />}
      <circle r="9" fill={looks === 'away' && hair !== 'bald' ? ink : paper} />
      {looks !== 'away' && (
        <>
          <g fill={ink} stroke="none">
            <circle cx={turn - 2.6} cy="0.500" r="1.100" />
            <circle cx={turn + 2.6} cy="0.500" r="1.100" />
          </g>
          {singing ? (
            <ellipse cx={turn} cy="4.600" rx="1.700" ry="2.100" fill={ink} stroke="none" />
          ) : (
            <path d={`M${turn - 1.8} 4.200q1.800 1.400 3.600 0`} strokeWidth="1.300" />
          )}
        </>
      )}
      {(hair === 'short' || hair === 'bun' || hair === 'bob') && (
        <path d={`M-9-1C-9.500-12 9.500-12 9-1C${5 + turn}-5 ${-5 + turn}-6-9-1z`} fill={ink} />
      )}
      {hair === 'bald' && looks !== 'away' && (
        <path d="M-8.600 1.500q-1.500-3 0-5M8.600 1.500q1.500-3 0-5" strokeWidth="2.600" />
      )}
      {hair === 'cap' && <path d={`M-9-3C-9-12 9-12 9-3zM${turn < 0 ? -14 : 9}-3h5`} fill={ink} />}
      {hair === 'helmet' && <path d="M-11 0C-12-15 12-15 11 0zM-11 0h22M0-11v-3" fill={paper} />}
    </g>
  )
}
