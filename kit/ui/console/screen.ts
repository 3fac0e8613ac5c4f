import type { ComponentType } from 'react'
import type { Role } from '#kit/access/index.ts'
import type { MessageKey } from '#kit/i18n/index.ts'

/** The parts of the navigation: today, the five working words of the sentence, and the base they stand on. */
export const screenGroups = ['today', 'serve', 'share', 'run', 'grow', 'learn', 'base'] as const
export type ScreenGroup = (typeof screenGroups)[number]

/** One screen of the console. A module lists its screens in `ui/console/index.ts`; apps/console/screens.ts gathers them. */
export type Screen = {
  /** Below /console, with a leading slash and react-router params: `/sessions/:sessionId`. */
  path: string
  titleKey: MessageKey
  group: ScreenGroup
  /** Who may open it, anywhere in their part of the tree; the API decides again about each row and act. */
  roles: readonly Role[]
  /** Loaded when first opened, so that each screen is its own chunk: `() => import('./programmes.tsx')`. */
  element: () => Promise<{ default: ComponentType }>
  /** false: reached from another screen only, such as one session's page. Left out: it stands in the menu. */
  menu?: boolean
  /** 'phone': the whole window without navigation, made for one thumb at 390 px, such as the door. */
  layout?: 'desk' | 'phone'
}
