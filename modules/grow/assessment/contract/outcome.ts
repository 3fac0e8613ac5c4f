import { z } from '@hono/zod-openapi'
import { decisions, usedStandards } from './vocabulary.ts'

/** Every rule, in the order in which it is told. */
export const ruleIds = [
  'venue',
  'area',
  'room.hall',
  'room.sports',
  'room.classroom',
  'room.civicPractice',
  'age',
  'safety',
  'compactSeats',
  'land',
  'unsafe',
  'rights',
  'room.bookroom',
  'room.serviceCounter',
  'room.legalAid',
  'room.entrepreneurship',
  'title',
  'operatingRight',
] as const
export type RuleId = (typeof ruleIds)[number]

/** In what `found` and `needed` are counted; `grade` 1 is A, `right` 1 is held. */
export const measures = ['squareMetres', 'years', 'grade', 'rooms', 'seats', 'right', 'venues'] as const

export const Finding = z
  .object({
    rule: z.enum(ruleIds),
    verdict: z.enum(['met', 'unmet', 'unknown']),
    found: z.number().nullable().openapi({ description: 'null: nobody knows' }),
    needed: z.number().nullable(),
    most: z.boolean().openapi({ description: '`needed` is what must not be reached, not what must be' }),
    measure: z.enum(measures),
    standard: z
      .enum(usedStandards)
      .nullable()
      .openapi({ description: 'null: the words of the policy themselves' }),
    pushes: z.enum(['upgrade', 'renovateExpand', 'newBuild']).openapi({ description: 'When it is not met' }),
  })
  .openapi('AssessmentFinding')
export type Finding = z.output<typeof Finding>

/** Facts of a venue that can be known, or be otherwise. */
export const factNames = [
  'population',
  'floorM2',
  'expansionM2',
  'functions',
  'condition',
  'builtYear',
  'renovatedYear',
  'seats',
  'independentTitle',
  'operatingRight',
  'compact',
] as const
export type FactName = (typeof factNames)[number]

export const Outcome = z
  .object({
    decision: z.enum(decisions).nullable().openapi({ description: 'null: facts are missing that decide' }),
    possible: z.array(z.enum(decisions)).openapi({ description: 'What it may come to, the mildest first' }),
    missing: z.array(z.enum(factNames)).openapi({ description: 'Unknown facts that would narrow it down' }),
    findings: z.array(Finding),
    neededM2: z.number().int().nullable(),
    missingM2: z.number().int().nullable(),
    costFen: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Rough, floor × standard per m²; null: unknown, or nothing to build' }),
  })
  .openapi('AssessmentOutcome')
export type Outcome = z.output<typeof Outcome>

/** The smallest change of one fact, or of one standard, that leads to another decision. */
export const Turn = z
  .object({
    fact: z.enum(factNames).nullable(),
    standard: z.enum(usedStandards).nullable(),
    from: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]).nullable(),
    to: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]),
    decision: z.enum(decisions).nullable().openapi({ description: 'What it would then be; null: open' }),
  })
  .openapi('AssessmentTurn')
export type Turn = z.output<typeof Turn>

/** What made a decision come out otherwise than before. */
export const Difference = z
  .object({
    fact: z.union([z.enum(factNames), z.enum(['present', 'year'])]).nullable(),
    standard: z.enum(usedStandards).nullable(),
    from: z.unknown(),
    to: z.unknown(),
    alone: z.boolean().openapi({ description: 'It would have done it without the others' }),
  })
  .openapi('AssessmentCause')
export type Difference = z.output<typeof Difference>
