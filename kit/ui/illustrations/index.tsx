import type { ReactNode } from 'react'
import { calligraphy, choir, photography, pottery, theatre } from './arts.tsx'
import { children, volunteering } from './community.tsx'
import { bookroom, computer, legalAid, skills } from './learning.tsx'
import { chess, house, tea } from './leisure.tsx'
import { baduanjin, dance } from './movement.tsx'
import { Scene } from './scene.tsx'
import { badminton, tableTennis } from './sports.tsx'
import { broken, closedDoor, emptyChair, notFound } from './states.tsx'

const drawings = {
  baduanjin,
  calligraphy,
  pottery,
  badminton,
  'table-tennis': tableTennis,
  dance,
  choir,
  theatre,
  bookroom,
  'legal-aid': legalAid,
  computer,
  skills,
  photography,
  children,
  volunteering,
  tea,
  chess,
  house,
  'empty-chair': emptyChair,
  'closed-door': closedDoor,
  'not-found': notFound,
  broken,
} satisfies Record<string, ReactNode>

/** The names of the drawings. */
export type IllustrationKey = keyof typeof drawings

export const illustrationKeys = Object.keys(drawings) as IllustrationKey[]

/** The drawing of that name, or the house when there is none. */
export const illustration = (key: string): ReactNode =>
  Object.hasOwn(drawings, key) ? drawings[key as IllustrationKey] : drawings.house

/** A drawing; decorative unless it is given a label. */
export function Illustration({ name, label }: { name: IllustrationKey | (string & {}); label?: string }) {
  return <Scene label={label}>{illustration(name)}</Scene>
}
