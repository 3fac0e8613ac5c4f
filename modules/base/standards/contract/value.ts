import { z } from '@hono/zod-openapi'

const Band = z.object({ below: z.number().positive().optional(), value: z.number().min(0) })

/** A value by population served: the first band whose `below` is greater; the last has none. */
export const Banded = z
  .object({ bands: z.array(Band).min(1).max(12) })
  .refine(
    ({ bands }) =>
      bands.every(({ below }, at) => (at === bands.length - 1 ? below === undefined : isRising(bands, at))),
    {
      message: 'bands rise, and only the last is open',
    },
  )
export type Banded = z.output<typeof Banded>

export const Value = z.union([z.number().min(0).max(1_000_000), Banded]).openapi('StandardValue')
export type Value = z.output<typeof Value>

function isRising(bands: z.output<typeof Band>[], at: number): boolean {
  const [before, here] = [bands[at - 1]?.below ?? 0, bands[at]!.below]
  return here !== undefined && here > before
}

/** The value at a population: a banded one is read in its band. */
export const valueAtPopulation = (value: Value, population: number): number =>
  typeof value === 'number'
    ? value
    : (value.bands.find(({ below }) => below === undefined || population < below) ?? value.bands.at(-1)!)
        .value
