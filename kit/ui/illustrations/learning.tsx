import { Figure } from './figure.tsx'
import { Ground, ink, paper, Wash, wash } from './scene.tsx'

/** A lamp, a chair, a page that will be the last one, really. */
export const bookroom = (
  <>
    <path d="M66 16h112v112H66zM66 52h112M66 88h112" fill={paper} />
    <path
      d="M74 52V26h8v26M84 52V22h10v30M96 52V28h7v24M106 52l8-26l8 2l-7 24M140 52V24h9v28M151 52V30h8v22M74 88V62h9v26M85 88V58h8v30M118 88V60h10v28M130 88V64h7v24M139 88l6-24l8 2l-6 22M74 124V98h8v26M84 124V94h11v30M97 124v-24h7v24M132 124V96h9v28M143 124v-24h8v24M153 124V94h10v30"
      strokeWidth="1.600"
    />
    <path d="M84 22h10v30H84zM118 60h10v28h-10zM153 94h10v30h-10z" fill={wash.moss} strokeWidth="1.600" />
    <Wash d="M286 40l-34 88h112l-44-88z" colour="#eadfbf" />
    <Ground />
    <path d="M303 128V40M286 40l6-18h22l6 18zM292 128h22" fill={paper} />
    <path d="M214 76q-8 2-7 14l3 30h64l3-30q1-12-8-13M214 120v8M270 120v8" fill={wash.moss} />
    <Figure
      head={[240, 46]}
      shoulder={[240, 64]}
      hip={[240, 94]}
      legs={[
        [
          [262, 98],
          [268, 126],
        ],
        [
          [250, 104],
          [252, 126],
        ],
      ]}
      front={[
        [
          [224, 88],
          [240, 80],
        ],
        [
          [262, 86],
          [254, 78],
        ],
      ]}
      hair="bob"
      looks={1}
    />
    <path d="M234 72l14 4l14-6v15l-14 6l-14-4zM248 76v15" fill={paper} />
  </>
)

/** One question across one desk; the kettle stays warm. */
export const legalAid = (
  <>
    <Wash d="M144 88h104v40H144z" colour={wash.sky} />
    <Ground />
    <Figure
      head={[116, 46]}
      shoulder={[118, 64]}
      hip={[112, 94]}
      legs={[
        [
          [134, 100],
          [134, 126],
        ],
        [
          [126, 104],
          [122, 126],
        ],
      ]}
      front={[
        [
          [136, 84],
          [152, 82],
        ],
      ]}
      hair="helmet"
      looks={1}
    />
    <path d="M96 106h32M100 106v22M124 106v22" strokeWidth="2.500" />
    <Figure
      head={[276, 46]}
      shoulder={[274, 64]}
      hip={[280, 94]}
      legs={[
        [
          [260, 102],
          [260, 126],
        ],
        [
          [268, 104],
          [270, 126],
        ],
      ]}
      front={[
        [
          [256, 86],
          [238, 82],
        ],
      ]}
      hair="bun"
      looks={-1}
      top={wash.sky}
      trousers={ink}
    />
    <path d="M264 106h32M268 106v22M292 106v22" strokeWidth="2.500" />
    <path d="M136 88h120M144 88v40M248 88v40" strokeWidth="3" />
    <path d="M176 86l8-12h30l-6 12zM188 78h16M186 82h14" fill={paper} strokeWidth="1.600" />
    <path d="M164 10h64v46h-64z" fill={paper} />
    <path d="M196 18v28M180 23q16-6 32 0M180 23l-6 11h12zM212 23l-6 11h12zM188 46h16" strokeWidth="1.600" />
    <path
      d="M318 128v-18h20v18zM328 110V92M328 102q-12-2-12-14q12 0 12 14M328 98q2-14 14-14q0 12-14 14"
      fill={paper}
    />
  </>
)

/** She has found the button; he has been looking for it since Tuesday. */
export const computer = (
  <>
    <Wash d="M196 36h76v48h-76z" colour={wash.sky} />
    <Ground />
    <path d="M196 36h76v48h-76zM234 84v10M220 94h28M208 50h34M208 60h46M208 70h24" />
    <path d="M256 66l5 14l3-5l6-1z" fill={ink} strokeWidth="1.500" />
    <Figure
      head={[320, 40]}
      shoulder={[318, 58]}
      hip={[322, 90]}
      legs={[
        [
          [318, 108],
          [317, 126],
        ],
        [
          [327, 108],
          [327, 126],
        ],
      ]}
      arms={[
        [
          [338, 78],
          [330, 92],
        ],
      ]}
      front={[
        [
          [300, 78],
          [278, 66],
        ],
      ]}
      hair="bun"
      looks={-1}
      top={wash.sky}
      trousers={ink}
    />
    <Figure
      head={[148, 60]}
      shoulder={[149, 77]}
      hip={[146, 100]}
      legs={[
        [
          [172, 104],
          [172, 126],
        ],
        [
          [164, 106],
          [160, 126],
        ],
      ]}
      front={[
        [
          [166, 96],
          [188, 92],
        ],
      ]}
      hair="bald"
      looks={1}
    />
    <path d="M130 110h36M136 110v18M160 110v18" strokeWidth="2.500" />
    <path d="M180 97h130M188 97v31M302 97v31" strokeWidth="3" />
    <path d="M284 94v-14h12v14M296 83q6 0 5 5q-1 4-5 4" fill={paper} strokeWidth="1.600" />
  </>
)

/** Hands first: the vice holds, the master watches the angle of the file. */
export const skills = (
  <>
    <path d="M176 14h120v48H176z" fill={wash.straw} />
    <path
      d="M192 24v26M188 24h12v-5h-12zM222 30v22M217 24q0 7 5 7t5-7M246 22v16M242 38h8v14h-8zM272 22l-6 30h12z"
      fill={paper}
    />
    <Ground />
    <Figure
      head={[140, 46]}
      shoulder={[142, 64]}
      hip={[136, 92]}
      legs={[
        [
          [132, 110],
          [128, 126],
        ],
        [
          [142, 110],
          [144, 126],
        ],
      ]}
      hair="cap"
      looks={1}
      top={wash.straw}
      trousers={ink}
    />
    <path d="M210 84V70h6v14" fill={wash.straw} />
    <path d="M198 98v-8h30v8M201 90V77h9v13zM216 90V77h9v13zM225 84h10M235 79v10" fill={paper} />
    <path d="M188 82l40-15" strokeWidth="3.500" />
    <Figure
      head={[140, 46]}
      shoulder={[142, 64]}
      hip={[136, 92]}
      front={[
        [
          [160, 92],
          [190, 82],
        ],
      ]}
      hair="cap"
      looks={1}
      top={wash.straw}
    />
    <path d="M168 98h138M178 98v30M296 98v30M178 114h118" strokeWidth="3" />
    <path d="M262 96v-8h24v8M268 88v-6h12v6" fill={paper} />
    <Figure
      head={[328, 44]}
      shoulder={[328, 62]}
      hip={[330, 92]}
      legs={[
        [
          [326, 110],
          [325, 126],
        ],
        [
          [335, 110],
          [336, 126],
        ],
      ]}
      front={[
        [
          [312, 82],
          [322, 84],
        ],
        [
          [344, 84],
          [330, 82],
        ],
      ]}
      hair="bald"
      looks={-1}
    />
    <path d="M236 66l6-4M238 72h7M233 60l3-6" strokeWidth="1.600" />
  </>
)
