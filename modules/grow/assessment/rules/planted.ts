import type { Facts, StandardsUsed } from '../contract/facts.ts'
import { functionRooms, usedStandards, type UsedStandard } from '../contract/vocabulary.ts'

/** A venue that lacks nothing, for tests: 4,000 m² for 400,000 people. */
export const soundVenue: Facts = {
  present: true,
  floorM2: 4_000,
  builtYear: 2010,
  renovatedYear: null,
  functions: [...functionRooms],
  unknownRooms: [],
  condition: 'A',
  independentTitle: true,
  operatingRight: true,
  expansionM2: 1_000,
  seats: 200,
  compact: false,
  population: 400_000,
  year: 2026,
}

const values: Record<UsedStandard, StandardsUsed[UsedStandard]['value']> = {
  'palace.area.min': {
    bands: [
      { below: 50_000, value: 800 },
      { below: 200_000, value: 2_000 },
      { below: 500_000, value: 4_000 },
      { below: 1_000_000, value: 6_000 },
      { value: 8_000 },
    ],
  },
  'palace.compact.area': 1_000,
  'palace.compact.seatsMin': 50,
  'palace.renewal.years': 30,
  'palace.condition.renovateFrom': 3,
  'palace.condition.rebuildFrom': 4,
  'palace.room.hall': 1,
  'palace.room.sports': 1,
  'palace.room.classroom': 1,
  'palace.room.civicPractice': 1,
  'palace.room.bookroom': 1,
  'palace.room.serviceCounter': 1,
  'palace.room.legalAid': 1,
  'palace.room.entrepreneurship': 0,
  'palace.expansion.plotRatio': 1,
  'palace.cost.newPerM2': 5_000,
  'palace.cost.renovatePerM2': 2_000,
}

/** The standards that an installation starts with, some of them otherwise; for tests. */
export function startingStandards(otherwise: Partial<Record<UsedStandard, unknown>> = {}): StandardsUsed {
  return Object.fromEntries(
    usedStandards.map((key) => [
      key,
      {
        rowId: `${key} ${JSON.stringify(otherwise[key] ?? '')}`,
        value: otherwise[key] ?? values[key],
        unit: 'squareMetres',
        sourceTitle: key,
        sourceNumber: null,
        sourceUrl: null,
        verified: 'no',
        note: null,
        effectiveFrom: '2023-01-01',
      },
    ]),
  ) as unknown as StandardsUsed
}
