import { Figure } from './figure.tsx'
import { Ground, ink, paper, sheet, Wash, wash } from './scene.tsx'

/** The first character of the house's name, still wet on the wall. */
export const calligraphy = (
  <>
    <path d="M86 14h70v86H86z" fill={paper} />
    <path d="M82 14h78M82 100h78M121 14V6" strokeWidth="4" />
    <g strokeWidth="5.500">
      <path d="M119 28l5 6M100 43q22-1 42-4" />
      <path d="M132 44q-6 26-33 42M108 52q12 22 36 34" strokeWidth="6.500" />
    </g>
    <Wash d="M196 92h134v6h-134z" colour={wash.clay} />
    <Ground />
    <Figure
      head={[234, 44]}
      shoulder={[236, 62]}
      hip={[238, 92]}
      arms={[
        [
          [256, 80],
          [268, 80],
        ],
      ]}
      legs={[
        [
          [234, 110],
          [232, 126],
        ],
        [
          [243, 110],
          [243, 126],
        ],
      ]}
      hair="bun"
      looks={1}
      top={wash.clay}
    />
    <path d="M196 92h134v7h-134zM206 99v29M320 99v29" fill={sheet} />
    <path d="M250 91l56-3M286 91l14-1" />
    <path d="M267 78l5-16M267 79l-3 10" strokeWidth="3" />
    <path d="M308 92v-8h14v8M312 84v-5M316 84V70M319 84V74" fill={paper} />
  </>
)

/** Centring is hard: the pots on the shelf tell of it. */
export const pottery = (
  <>
    <path d="M66 62h96M66 62v6M162 62v6" />
    <path
      d="M78 62q-8-12 0-20h12q8 8 0 20zM104 62q-9-8-3-16q4-6 2-11h13q-3 7 2 12q7 8-2 15zM132 62q-2-16 4-22l12 3q8 10-2 19z"
      fill={paper}
    />
    <Wash d="M216 84q-14-14-4-32h30q10 18-4 32z" colour={wash.clay} />
    <Ground />
    <path d="M216 84q-14-14-4-32h30q10 18-4 32zM212 52q15 5 30 0M209 66q17 5 36 0" />
    <path d="M200 88h54M206 92h42M226 92v22M210 128q2-14 16-14t16 14" fill={sheet} />
    <Figure
      head={[284, 42]}
      shoulder={[286, 60]}
      hip={[298, 92]}
      legs={[
        [
          [272, 100],
          [268, 126],
        ],
        [
          [280, 104],
          [284, 126],
        ],
      ]}
      front={[
        [
          [268, 84],
          [246, 66],
        ],
      ]}
      looks={-1}
      hair="bob"
    />
    <path d="M290 104h26M296 104l-3 24M312 104l4 24" strokeWidth="2.500" />
    <path d="M196 60q-4 6-2 12M190 62q-3 5-2 10" strokeWidth="1.500" />
  </>
)

/** Five voices; four have found the note. */
export const choir = (
  <>
    <Wash d="M96 112h198v16H96z" colour={wash.straw} />
    <path d="M96 128v-16h198v16" />
    <Ground />
    {[124, 159, 194, 229, 264].map((x, index) => (
      <Figure
        key={x}
        head={[x, 46]}
        shoulder={[x, 64]}
        hip={[x, 88]}
        arms={[]}
        front={[
          [
            [x - 12, 82],
            [x - 2, 80],
          ],
          [
            [x + 12, 82],
            [x + 2, 80],
          ],
        ]}
        legs={[
          [
            [x - 4, 100],
            [x - 4, 110],
          ],
          [
            [x + 4, 100],
            [x + 4, 110],
          ],
        ]}
        hair={(['bob', 'short', 'bun', 'bald', 'cap'] as const)[index]}
        singing={index !== 4}
        top={index % 2 ? wash.straw : paper}
        trousers={ink}
      />
    ))}
    {[124, 159, 194, 229, 264].map((x) => (
      <path key={x} d={`M${x - 8} 76l8 2l8-2v9l-8 2l-8-2z`} fill={paper} strokeWidth="1.600" />
    ))}
    <path d="M78 34v-18l12-3v17M302 26V10l12-3v15" />
    <g fill={ink}>
      <ellipse cx="75" cy="34" rx="4" ry="3" />
      <ellipse cx="87" cy="30" rx="4" ry="3" />
      <ellipse cx="299" cy="26" rx="4" ry="3" />
      <ellipse cx="311" cy="22" rx="4" ry="3" />
    </g>
  </>
)

/** Full house: the best seat is behind the tallest head. */
export const theatre = (
  <>
    <Wash d="M168 14L118 112h154L222 14z" colour={wash.straw} />
    <path d="M62 10h266v8H62z" fill={paper} />
    <path d="M66 18v94h42q-4-54 20-94zM324 18v94h-42q4-54-20-94z" fill={wash.rose} />
    <path d="M84 20q2 52-4 90M104 20q-6 44-8 90M306 20q-2 52 4 90M286 20q6 44 8 90" strokeWidth="1.500" />
    <path d="M56 112h278" />
    <Figure
      head={[170, 44]}
      shoulder={[170, 61]}
      hip={[170, 82]}
      arms={[
        [
          [154, 56],
          [142, 46],
        ],
        [
          [186, 70],
          [192, 60],
        ],
      ]}
      legs={[
        [
          [165, 98],
          [164, 110],
        ],
        [
          [176, 98],
          [177, 110],
        ],
      ]}
      hair="cap"
      looks={1}
      singing
    />
    <Figure
      head={[226, 50]}
      shoulder={[226, 67]}
      hip={[228, 86]}
      arms={[
        [
          [210, 78],
          [212, 66],
        ],
        [
          [244, 82],
          [236, 92],
        ],
      ]}
      legs={[
        [
          [223, 100],
          [222, 110],
        ],
        [
          [233, 100],
          [234, 110],
        ],
      ]}
      hair="bob"
      looks={-1}
      trousers={ink}
    />
    <g fill={ink}>
      {[84, 116, 148, 212, 244, 276, 308].map((x) => (
        <path key={x} d={`M${x - 13} 152q0-14 13-14t13 14M${x - 8} 132a8 8 0 1 1 16 0a8 8 0 1 1-16 0`} />
      ))}
      <path d="M165 152q0-20 15-20t15 20M171 122a9 10 0 1 1 18 0a9 10 0 1 1-18 0" />
    </g>
  </>
)

/** Everybody smile: the cat has held the pose for an hour. */
export const photography = (
  <>
    <circle cx="290" cy="60" r="38" fill={wash.sky} stroke="none" />
    <Ground />
    <Figure
      head={[112, 54]}
      shoulder={[116, 72]}
      hip={[106, 96]}
      legs={[
        [
          [104, 112],
          [98, 126],
        ],
        [
          [116, 110],
          [118, 126],
        ],
      ]}
      front={[
        [
          [132, 84],
          [146, 68],
        ],
      ]}
      hair="cap"
      looks={1}
      top={wash.sky}
      trousers={ink}
    />
    <path d="M160 76l-16 52M160 76v52M160 76l16 52" />
    <path d="M140 54h36v22h-36zM148 54v-5h10v5" fill={paper} />
    <path d="M176 58h9v14h-9" fill={ink} />
    <path d="M262 104h56v24h-56z" fill={paper} />
    <path d="M276 104q-6-26 8-34l-2-12l8 6h8l8-6l-1 14q12 12 7 32zM304 100q22 4 20-18" fill={paper} />
    <path d="M286 74v.5M297 74v.5" strokeWidth="3" />
    <path d="M290 79l1.500 1.500l1.500-1.500M290 104V92M298 104V92" strokeWidth="1.600" />
  </>
)
