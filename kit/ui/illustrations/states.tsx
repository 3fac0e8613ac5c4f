import { Figure } from './figure.tsx'
import { Ground, ink, paper, Wash, wash } from './scene.tsx'

/** Three chairs, nobody; a cap says that somebody was just here. */
export const emptyChair = (
  <>
    <Wash d="M230 14h78v62h-78z" colour={wash.sky} />
    <path d="M230 14h78v62h-78zM269 14v62M230 44h78M224 76h90" />
    <Ground />
    {[104, 160, 216].map((x) => (
      <path
        key={x}
        d={`M${x} 98l-4-40q16-5 32 0l-4 40M${x - 4} 98h34v6h-34zM${x - 1} 104l-5 24M${x + 27} 104l5 24M${x + 1} 68q12-3 24 0`}
        fill={paper}
      />
    ))}
    <path d="M162 97q0-14 13-14t13 14zM188 97h9" fill={ink} />
  </>
)

/** Closed today; the cat reads the sign too. */
export const closedDoor = (
  <>
    <path d="M140 128V22h110v106" fill={paper} />
    <path d="M150 128V32h90v96z" fill={wash.rose} />
    <path
      d="M195 32v96M160 44h26v30h-26zM204 44h26v30h-26zM160 86h26v32h-26zM204 86h26v32h-26z"
      strokeWidth="1.700"
    />
    <path d="M190 80v6M200 80v6" strokeWidth="4" />
    <path d="M195 38l-20 14M195 38l20 14" strokeWidth="1.500" />
    <path d="M170 52h50v22h-50z" fill={paper} />
    <path d="M178 60h34M178 66h22" strokeWidth="1.700" />
    <path d="M128 122h134v6H128z" fill={paper} />
    <Ground />
    <path d="M286 128q-10-22 2-34l-1-11l7 5h6l7-5l-1 12q12 12 4 33zM306 126q20 2 18-16" fill={ink} />
    <path
      d="M94 128v-20h22v20zM105 108V90M105 100q-12-2-12-14q12 0 12 14M105 96q2-14 14-14q0 12-14 14"
      fill={paper}
    />
  </>
)

/** Four signs, one map, upside down. */
export const notFound = (
  <>
    <circle cx="112" cy="44" r="26" fill={wash.clay} stroke="none" />
    <Ground />
    <path d="M226 128V22" strokeWidth="4" />
    <path d="M226 28h46l9 8-9 8h-46zM226 50h-44l-9 8 9 8h44zM226 72h38l9 8-9 8h-38z" fill={paper} />
    <path d="M236 36h26M190 58h24M236 80h18" strokeWidth="1.600" />
    <Figure
      head={[142, 50]}
      shoulder={[142, 68]}
      hip={[140, 94]}
      legs={[
        [
          [134, 110],
          [132, 126],
        ],
        [
          [146, 110],
          [148, 126],
        ],
      ]}
      front={[
        [
          [122, 92],
          [128, 80],
        ],
        [
          [162, 92],
          [158, 80],
        ],
      ]}
      hair="short"
      top={wash.clay}
    />
    <path d="M120 72l15 5l16-5l15 5v22l-15-5l-16 5l-15-5zM135 77v22M151 72v22" fill={paper} />
    <path d="M126 88q6-8 12 0t18-4" strokeWidth="1.500" strokeDasharray="2 4" />
    <path d="M160 38q-1-8 6-8t6 6q0 4-6 7v3M166 51v.5" />
  </>
)

/** The lamp is being seen to. */
export const broken = (
  <>
    <path d="M236 0v26" />
    <path d="M224 40q0-14 12-14t12 14z" fill={paper} />
    <path d="M230 41q0 10 6 10t6-10" fill={wash.straw} />
    <path d="M258 44l8 4M256 54l6 7M214 44l-8 4" strokeWidth="1.600" />
    <Ground />
    <path d="M158 128L182 52h12l24 76M163 112h48M168 96h38M173 80h28M178 66h20" fill={paper} />
    <Figure
      head={[178, 24]}
      shoulder={[182, 41]}
      hip={[184, 64]}
      arms={[
        [
          [166, 58],
          [174, 66],
        ],
      ]}
      front={[
        [
          [206, 46],
          [224, 34],
        ],
      ]}
      legs={[
        [
          [178, 78],
          [180, 94],
        ],
        [
          [194, 80],
          [194, 110],
        ],
      ]}
      hair="helmet"
      looks={1}
      top={wash.straw}
      trousers={ink}
    />
    <Figure
      head={[112, 52]}
      shoulder={[112, 70]}
      hip={[112, 96]}
      legs={[
        [
          [106, 112],
          [105, 126],
        ],
        [
          [118, 112],
          [119, 126],
        ],
      ]}
      arms={[
        [
          [98, 90],
          [104, 98],
        ],
        [
          [134, 82],
          [164, 90],
        ],
      ]}
      hair="bob"
      looks={1}
    />
    <path d="M262 128v-16h40v16zM272 112v-6h20v6M262 120h40" fill={paper} />
  </>
)
