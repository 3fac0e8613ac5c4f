import type { ReactNode } from 'react'

export const ink = '#221d17'
export const sheet = '#f1ece0'
export const paper = '#fffefb'

/** Colours of the one wash that each drawing has. */
export const wash = {
  clay: '#e6c9a8',
  rose: '#e4b1a6',
  moss: '#b9d0bc',
  sky: '#bcd0df',
  straw: '#ead59a',
} as const

/**
 * The sheet that every drawing is made on: 390 × 148 are always in sight, and paper and ground run on to both
 * sides, so that the same drawing fits a phone and a wide banner.
 */
export function Scene({ label, children }: { label?: string; children: ReactNode }) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      className="art"
      viewBox="0 0 390 148"
      fill="none"
      stroke={ink}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      {...naming}
    >
      <rect x="-900" y="-200" width="2200" height="548" className="sheet" fill={sheet} stroke="none" />
      {children}
    </svg>
  )
}

/** The floor that people stand on. */
export const Ground = ({ y = 128 }: { y?: number }) => <path d={`M-900 ${y}h2200`} />

/** The patch of colour behind or inside a drawing. */
export const Wash = ({ d, colour }: { d: string; colour: string }) => (
  <path d={d} fill={colour} stroke="none" />
)
