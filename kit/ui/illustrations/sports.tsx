import { Figure } from './figure.tsx'
import { Ground, ink, paper, Wash, wash } from './scene.tsx'

/** A smash, a net, and the shuttle already past. */
export const badminton = (
  <>
    <Wash d="M-900 108h2200v20h-2200z" colour={wash.moss} />
    <Ground />
    <path
      d="M196 128V62M196 66h14M196 62h14v40h-14M196 76h14M196 86h14M196 96h14M203 62v40"
      strokeWidth="1.500"
    />
    <g transform="translate(0 13)">
      <Figure
        head={[110, 36]}
        shoulder={[112, 54]}
        hip={[106, 78]}
        arms={[
          [
            [86, 60],
            [80, 48],
          ],
          [
            [128, 36],
            [130, 24],
          ],
        ]}
        legs={[
          [
            [92, 92],
            [76, 98],
          ],
          [
            [116, 94],
            [108, 104],
          ],
        ]}
        hair="bun"
        looks={1}
        top={wash.moss}
      />
      <path d="M130 24l8-12" />
      <ellipse cx="143" cy="5" rx="8" ry="11" transform="rotate(34 143 5)" fill={paper} />
    </g>
    <path d="M86 124q22-5 40 0" strokeWidth="1.500" strokeDasharray="1 5" />
    <Figure
      head={[292, 54]}
      shoulder={[290, 72]}
      hip={[296, 96]}
      arms={[
        [
          [308, 84],
          [320, 78],
        ],
        [
          [268, 80],
          [258, 66],
        ],
      ]}
      legs={[
        [
          [280, 108],
          [276, 126],
        ],
        [
          [310, 110],
          [318, 126],
        ],
      ]}
      looks={-1}
      trousers={ink}
    />
    <path d="M258 66l-8-10" />
    <ellipse cx="245" cy="48" rx="8" ry="11" transform="rotate(-34 245 48)" fill={paper} />
    <path d="M228 38l9 5M228 38l4 9M237 43l-5 4" strokeWidth="1.600" />
    <circle cx="236.500" cy="46.500" r="2.600" fill={ink} />
    <path d="M162 24q32 2 56 12" strokeWidth="1.500" strokeDasharray="1 6" />
  </>
)

/** A rally that has gone on for a while. */
export const tableTennis = (
  <>
    <Wash d="M118 92h154v9h-154z" colour={wash.sky} />
    <Ground />
    <path d="M118 92h154v9h-154zM136 101v27M254 101v27M195 92V79" />
    <Figure
      head={[84, 50]}
      shoulder={[86, 68]}
      hip={[80, 92]}
      arms={[
        [
          [68, 84],
          [74, 92],
        ],
        [
          [106, 84],
          [116, 72],
        ],
      ]}
      legs={[
        [
          [86, 108],
          [76, 126],
        ],
        [
          [66, 108],
          [60, 126],
        ],
      ]}
      hair="cap"
      looks={1}
    />
    <ellipse cx="121" cy="65" rx="6" ry="7.500" transform="rotate(25 121 65)" fill={ink} />
    <Figure
      head={[304, 46]}
      shoulder={[302, 64]}
      hip={[308, 90]}
      arms={[
        [
          [318, 80],
          [312, 90],
        ],
        [
          [284, 76],
          [276, 62],
        ],
      ]}
      legs={[
        [
          [300, 108],
          [302, 126],
        ],
        [
          [322, 106],
          [330, 126],
        ],
      ]}
      hair="bob"
      looks={-1}
      top={wash.sky}
      trousers={ink}
    />
    <ellipse cx="271" cy="56" rx="6" ry="7.500" transform="rotate(-25 271 56)" fill={ink} />
    <circle cx="226" cy="56" r="3.500" fill={paper} />
    <path d="M132 66q26-34 52 18q14-34 36-29" strokeWidth="1.500" strokeDasharray="1 6" />
  </>
)
