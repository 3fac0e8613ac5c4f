import { OutlineMap, useT, type Outline } from '#kit/ui/portal/index.ts'

/** Outlines to draw and where to cut them; a marker when one palace is meant. 示意图，不作为划界依据. */
export interface SketchMap {
  viewBox: string
  outlines: Outline[]
  marker?: { x: number; y: number; label: string }
}

/** Where a palace lies in its prefecture. Nothing where there are no outlines: the address says it in words. */
export function PalaceMap({ sketch, name }: { sketch: SketchMap | null; name: string }) {
  const t = useT()
  return sketch && <OutlineMap label={t('places:map.palace', { name })} {...sketch} />
}

/** A division and what lies in it, each outline a link to its page. */
export function DivisionMap({ sketch, name }: { sketch: SketchMap | null; name: string }) {
  const t = useT()
  return sketch && <OutlineMap label={t('places:map.division', { name })} {...sketch} />
}
