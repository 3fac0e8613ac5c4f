import outlines from './hubei-outlines.json' with { type: 'json' }

/** SVG paths by GB/T 2260 code, all in one `viewBox`. `projection` places a longitude and latitude in it. */
export type Outlines = {
  viewBox: string
  /** x = (lng × stretch − left) × unit + margin; y = (−lat − top) × unit + margin */
  projection: { left: number; top: number; unit: number; margin: number; stretch: number }
  province: Record<string, string>
  /** 13 prefectures, and the four 4290xx counties, which stand for themselves. */
  prefectures: Record<string, string>
  counties: Record<string, string>
}

/** Sketch outlines of Hubei: 示意图，不作为划界依据. Source: README.md beside this file. */
export const hubeiOutlines: Outlines = outlines
