import { Figure } from './figure.tsx'
import { Ground, ink, paper, Wash, wash } from './scene.tsx'

/** The third cup is the good one. */
export const tea = (
  <>
    <Wash d="M92 100h206v8H92z" colour={wash.clay} />
    <Ground />
    <Figure
      head={[104, 46]}
      shoulder={[106, 64]}
      hip={[100, 96]}
      legs={[
        [
          [126, 108],
          [122, 126],
        ],
      ]}
      front={[
        [
          [128, 84],
          [144, 70],
        ],
      ]}
      hair="bald"
      looks={1}
    />
    <Figure
      head={[288, 46]}
      shoulder={[286, 64]}
      hip={[292, 96]}
      legs={[
        [
          [268, 108],
          [270, 126],
        ],
      ]}
      front={[
        [
          [268, 88],
          [252, 90],
        ],
      ]}
      hair="bun"
      looks={-1}
      top={wash.clay}
    />
    <path d="M86 108h28M90 108v20M110 108v20M278 108h28M282 108v20M302 108v20" strokeWidth="2.500" />
    <path d="M118 100h156M132 100v28M260 100v28" strokeWidth="3" />
    <path
      d="M174 100q-12-22 4-32h32q16 10 4 32zM210 78l22-10l-8 18q-4 6-10 6M178 72q-24-4-20 14q3 10 14 8M180 68q14-8 28 0M194 64v-4"
      fill={paper}
    />
    <path d="M140 66h14l-2 9h-10zM240 91h14l-2 9h-10z" fill={paper} />
    <path d="M188 50q-6-8 0-16t0-16M200 52q-6-8 0-16t0-14M148 58q-3-5 0-9" strokeWidth="1.500" />
  </>
)

/** Two play, one knows better. */
export const chess = (
  <>
    <path d="M330 128V52M330 84q-22-8-24-24M330 72q14-4 20-18" />
    <path
      d="M286 56q-14-22 10-32q8-20 34-12q24-6 30 14q20 12 4 30q-12 14-34 6q-28 10-44-6z"
      fill={wash.moss}
    />
    <Ground />
    <Figure
      head={[100, 58]}
      shoulder={[104, 76]}
      hip={[98, 104]}
      legs={[
        [
          [124, 108],
          [122, 126],
        ],
        [
          [116, 110],
          [112, 126],
        ],
      ]}
      front={[
        [
          [124, 94],
          [148, 88],
        ],
      ]}
      hair="bald"
      looks={1}
    />
    <path d="M84 114h28M88 114v14M108 114v14" strokeWidth="2.500" />
    <Figure
      head={[196, 38]}
      shoulder={[196, 56]}
      hip={[196, 84]}
      arms={[
        [
          [212, 78],
          [206, 86],
        ],
      ]}
      front={[
        [
          [180, 66],
          [172, 78],
        ],
      ]}
      legs={[
        [
          [192, 104],
          [191, 126],
        ],
        [
          [202, 104],
          [203, 126],
        ],
      ]}
      hair="cap"
      looks={-1}
      trousers={ink}
    />
    <Figure
      head={[246, 58]}
      shoulder={[244, 76]}
      hip={[250, 104]}
      legs={[
        [
          [224, 108],
          [226, 126],
        ],
        [
          [232, 110],
          [236, 126],
        ],
      ]}
      front={[
        [
          [230, 100],
          [240, 72],
        ],
      ]}
      hair="short"
      looks={-1}
      top={wash.moss}
    />
    <path d="M236 114h28M240 114v14M260 114v14" strokeWidth="2.500" />
    <path d="M136 96h76v6h-76zM146 102v26M202 102v26" fill={paper} />
    <g fill={paper} strokeWidth="1.600">
      <path d="M150 92h10v4h-10zM166 92h10v4h-10zM186 92h10v4h-10z" />
    </g>
    <path d="M170 90l2-3" />
  </>
)

/** The palace on an ordinary evening: lamp lit, doors open, somebody's bicycle. */
export const house = (
  <>
    <circle cx="316" cy="36" r="22" fill={wash.clay} stroke="none" />
    <path d="M96 116V62h198v54z" fill={paper} />
    <path d="M84 62h222v-7H84zM92 55l103-37 103 37z" fill={paper} />
    <path d="M195 28a9 9 0 1 1-.1 0M195 31v6l4 3" strokeWidth="1.700" />
    <path d="M174 116V78h42v38z" fill={wash.straw} />
    <path d="M195 78v38M190 98v4M200 98v4" strokeWidth="1.600" />
    <path
      d="M112 70h22v20h-22zM123 70v20M112 80h22M256 70h22v20h-22zM267 70v20M256 80h22"
      fill={wash.straw}
      strokeWidth="1.600"
    />
    <g fill={paper}>
      <path d="M100 62h8v54h-8zM142 62h8v54h-8zM160 62h8v54h-8zM222 62h8v54h-8zM240 62h8v54h-8zM282 62h8v54h-8z" />
      <path d="M84 116h222v6H84zM74 122h242v6H74z" />
    </g>
    <Ground />
    <g strokeWidth="1.700">
      <circle cx="330" cy="118" r="9" />
      <circle cx="356" cy="118" r="9" />
      <path d="M330 118l8-15h14l4 15M338 103l6 15h-14M344 118l8-15l-1-5h5M335 103h6" />
    </g>
    <path d="M42 128V60M34 60h16l-2-14H36z" fill={wash.straw} />
  </>
)
