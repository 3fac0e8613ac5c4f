import type { ReactNode } from 'react'

/** Colours of the one wash that each drawing has. */
export const wash = { clay: '#e6c9a8', rose: '#e9c3ba', moss: '#c3d6c4', sky: '#c5d6e3', straw: '#ecd9a4' } as const

/** The sheet that every drawing is made on: warm paper, ink strokes, a ground line of your own. */
export function Scene({ label, children }: { label?: string; children: ReactNode }) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg className="art" viewBox="0 0 390 148" preserveAspectRatio="xMidYMid slice" fill="none" stroke="#221d17" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" focusable="false" {...naming}>
      <rect width="390" height="148" fill="#f1ece0" stroke="none" />
      {children}
    </svg>
  )
}
