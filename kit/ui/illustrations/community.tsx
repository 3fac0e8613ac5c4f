import { Figure } from './figure.tsx'
import { Ground, ink, paper, wash } from './scene.tsx'

/** Fold, snip, unfold: the flower is bigger than both. */
export const children = (
  <>
    <g fill={wash.rose} strokeWidth="1.800" transform="translate(262 62)">
      {[0, 60, 120, 180, 240, 300].map((turn) => (
        <path
          key={turn}
          d="M0-10C-20-24-16-46 0-52C16-46 20-24 0-10zM0-22q-6-8 0-16q6 8 0 16z"
          fillRule="evenodd"
          transform={`rotate(${turn})`}
        />
      ))}
      <circle r="10" />
      <circle r="3.500" fill={paper} />
    </g>
    <Ground />
    <Figure
      head={[96, 50]}
      shoulder={[98, 68]}
      hip={[92, 98]}
      legs={[
        [
          [116, 104],
          [116, 126],
        ],
        [
          [108, 106],
          [104, 126],
        ],
      ]}
      front={[
        [
          [118, 90],
          [136, 82],
        ],
      ]}
      hair="bob"
      looks={1}
    />
    <path d="M78 110h30M82 110v18M104 110v18" strokeWidth="2.500" />
    <Figure
      head={[190, 66]}
      shoulder={[188, 80]}
      hip={[190, 102]}
      scale={0.85}
      legs={[
        [
          [186, 114],
          [186, 126],
        ],
        [
          [195, 114],
          [196, 126],
        ],
      ]}
      front={[
        [
          [176, 92],
          [164, 84],
        ],
      ]}
      hair="bun"
      looks={-1}
      top={wash.rose}
    />
    <path d="M124 98h50M132 98v30M168 98v30" strokeWidth="3" />
    <path d="M137 77l19 9M137 84l18-11" strokeWidth="2.200" />
    <g fill={paper}>
      <circle cx="133" cy="74" r="4" />
      <circle cx="133" cy="87" r="4" />
    </g>
    <path d="M150 96l10-16l8 14zM146 118l5 3l-2-5M158 122l6 1l-3-4" fill={wash.rose} strokeWidth="1.600" />
  </>
)

/** A young tree, a full can, and vests one size too large. */
export const volunteering = (
  <>
    <circle cx="196" cy="42" r="30" fill={wash.moss} stroke="none" />
    <Ground />
    <path d="M196 128V62M196 78q12-2 15-16M178 58q-10-18 8-28q8-12 22-2q16 2 12 20q2 14-16 14q-14 8-26-4z" />
    <path d="M172 128q6-10 24-10t24 10" fill={wash.clay} />
    <Figure
      head={[110, 50]}
      shoulder={[112, 68]}
      hip={[106, 94]}
      legs={[
        [
          [102, 110],
          [96, 126],
        ],
        [
          [114, 110],
          [116, 126],
        ],
      ]}
      arms={[]}
      front={[
        [
          [130, 86],
          [146, 80],
        ],
      ]}
      hair="cap"
      looks={1}
    />
    <path d="M146 84h22v20h-22zM168 88l12-10M146 88q-8 0-8 7t8 7M150 84q2-10 14-6" fill={paper} />
    <path d="M182 80l3 6M187 84l1 8M181 88v8" strokeWidth="1.500" />
    <Figure
      head={[284, 54]}
      shoulder={[280, 72]}
      hip={[288, 96]}
      legs={[
        [
          [280, 110],
          [276, 126],
        ],
        [
          [298, 108],
          [304, 126],
        ],
      ]}
      arms={[
        [
          [266, 92],
          [252, 88],
        ],
      ]}
      front={[
        [
          [280, 98],
          [250, 102],
        ],
      ]}
      hair="bun"
      looks={-1}
      trousers={ink}
    />
    <path d="M258 68L238 128" strokeWidth="3" />
    <path d="M243 112l-9-2l-6 16q6 4 12 3z" fill={paper} />
  </>
)
