import type { ReactNode } from 'react'
import { house } from './house.tsx'
import { Scene } from './scene.tsx'

const drawings = { house } satisfies Record<string, ReactNode>

/** The names of the drawings. */
export type IllustrationKey = 
  | 'baduanjin' | 'calligraphy' | 'pottery' | 'badminton' | 'table-tennis' | 'dance' | 'choir' | 'theatre' | 'bookroom' | 'legal-aid'
  | 'computer' | 'photography' | 'children' | 'volunteering' | 'tea' | 'chess' | 'house' | 'empty-chair' | 'closed-door' | 'not-found' | 'broken'

export const illustrationKeys = Object.keys(drawings) as IllustrationKey[]

/** The drawing of that name, or the house when there is none. */
export function illustration(key: string): ReactNode {
  return key in drawings ? drawings[key as keyof typeof drawings] : drawings.house
}

/** A drawing; decorative unless it is given a label. */
export function Illustration({ name, label }: { name: IllustrationKey | (string & {}); label?: string }) {
  return <Scene label={label}>{illustration(name)}</Scene>
}
