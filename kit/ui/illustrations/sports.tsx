import { Figure } from './figure.tsx'
import { Ground, ink, paper, Wash, wash } from './scene.tsx'

/** Holding up the sky, drawing the bow; the rider has put his box down but kept the helmet on. */
export const baduanjin = (
  <>
    <circle cx="292" cy="46" r="30" fill={wash.clay} stroke="none" />
    <Ground />
    <Figure
      head={[112, 50]}
      shoulder={[112, 68]}
      hip={[112, 92]}
      arms={[
        [
          [92, 46],
          [108, 26],
        ],
        [
          [132, 46],
          [116, 26],
        ],
      ]}
      legs={[
        [
          [105, 110],
          [103, 126],
        ],
        [
          [119, 110],
          [121, 126],
        ],
      ]}
      hair="bun"
    />
    <Figure
      head={[190, 56]}
      shoulder={[190, 74]}
      hip={[190, 96]}
      arms={[
        [
          [170, 68],
          [150, 72],
        ],
        [
          [214, 62],
          [206, 76],
        ],
      ]}
      legs={[
        [
          [170, 104],
          [168, 126],
        ],
        [
          [210, 104],
          [212, 126],
        ],
      ]}
      hair="bald"
      looks={-1}
      top={wash.clay}
    />
    <Figure
      head={[270, 50]}
      shoulder={[270, 68]}
      hip={[270, 92]}
      arms={[
        [
          [248, 50],
          [262, 27],
        ],
        [
          [292, 52],
          [282, 29],
        ],
      ]}
      legs={[
        [
          [263, 110],
          [261, 126],
        ],
        [
          [277, 110],
          [279, 126],
        ],
      ]}
      hair="helmet"
      trousers={ink}
    />
    <path d="M316 96h34v30h-34zM316 106h34M326 96v-5h14v5" fill={paper} />
  </>
)

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

/** Tree pose, three ways; the last tree sways. */
export const dance = (
  <>
    <path d="M78 128h66M162 128h66M246 128h66" strokeWidth="7" stroke={wash.rose} />
    <Ground y={132} />
    <Figure
      head={[111, 44]}
      shoulder={[111, 62]}
      hip={[111, 86]}
      arms={[
        [
          [96, 38],
          [109, 20],
        ],
        [
          [126, 38],
          [113, 20],
        ],
      ]}
      legs={[
        [
          [111, 106],
          [111, 124],
        ],
        [
          [131, 96],
          [114, 104],
        ],
      ]}
      hair="bun"
    />
    <Figure
      head={[195, 44]}
      shoulder={[195, 62]}
      hip={[195, 86]}
      arms={[
        [
          [180, 38],
          [193, 20],
        ],
        [
          [210, 38],
          [197, 20],
        ],
      ]}
      legs={[
        [
          [195, 106],
          [195, 124],
        ],
        [
          [215, 96],
          [198, 104],
        ],
      ]}
      hair="bob"
      top={wash.rose}
    />
    <Figure
      head={[268, 48]}
      shoulder={[272, 65]}
      hip={[279, 88]}
      arms={[
        [
          [250, 62],
          [240, 46],
        ],
        [
          [292, 48],
          [308, 46],
        ],
      ]}
      legs={[
        [
          [279, 108],
          [279, 124],
        ],
        [
          [302, 94],
          [304, 108],
        ],
      ]}
      hair="short"
      trousers={ink}
    />
    <path d="M320 54q5 5 0 10M327 50q8 9 0 18" strokeWidth="1.500" />
  </>
)
