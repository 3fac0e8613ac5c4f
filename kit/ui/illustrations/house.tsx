import { wash } from './scene.tsx'

/** The palace: a civic front with columns, a lamp lit over the door, one bicycle. */
export const house = (
  <>
    <circle cx="318" cy="38" r="20" fill={wash.clay} stroke="none" />
    <path d="M0 126h390M92 126V66h206v60M84 66h222M92 66l103-38 103 38" />
  </>
)
