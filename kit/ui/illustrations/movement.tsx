import { Figure } from './figure.tsx'
import { Ground, ink, paper, wash } from './scene.tsx'

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
