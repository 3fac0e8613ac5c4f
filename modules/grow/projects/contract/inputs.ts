import { z } from '@hono/zod-openapi'
import { PalaceText, SpaceText } from '#modules/base/places/contract.ts'
import { FinishedHouse } from '#modules/grow/assessment/contract.ts'
import { constructionModes, milestones, moneyKinds, projectKinds, remarkKinds } from './vocabulary.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const squareMetres = z.number().int().positive().max(1_000_000)
export const Reason = text(500)
/** The version that the sender saw; someone else's change in between is told, and nothing is written over. */
export const Version = z.number().int().min(1)

/** What an official writes about a project. Areas in square metres. */
export const ProjectText = z
  .object({
    title: text(80),
    summary: z
      .string()
      .trim()
      .max(1000)
      .nullish()
      .transform((value) => value || null)
      .openapi({ description: 'What citizens read' }),
    constructionMode: z.enum(constructionModes).default('standalone'),
    address: text(200),
    lng: z
      .number()
      .min(73)
      .max(136)
      .nullish()
      .transform((value) => value ?? null),
    lat: z
      .number()
      .min(3)
      .max(54)
      .nullish()
      .transform((value) => value ?? null),
    floorM2: squareMetres,
    officeM2: z.number().int().min(0).max(1_000_000).default(0),
  })
  .openapi('ProjectText')
export type ProjectText = z.output<typeof ProjectText>

export const ProposeInput = ProjectText.extend({
  divisionCode: z.string().regex(/^\d{6}$/),
  kind: z.enum(projectKinds),
  palaceId: z
    .uuid()
    .nullish()
    .transform((value) => value ?? null)
    .openapi({ description: 'The house that is upgraded, renovated or expanded' }),
  planLineId: z
    .uuid()
    .nullish()
    .transform((value) => value ?? null)
    .openapi({ description: 'The line of a published plan that the project carries out' }),
  plannedFen: z.number().int().min(0).max(100_000_000_000),
  baselineFinish: z.iso.date().openapi({ description: 'When it is to open' }),
}).openapi('ProjectProposal')

export const MilestoneInput = z
  .object({
    baseline: z.iso
      .date()
      .nullish()
      .transform((value) => value ?? null),
    expected: z.iso
      .date()
      .nullish()
      .transform((value) => value ?? null),
    reason: Reason,
  })
  .openapi('MilestoneChange')

export const MoneyInput = z
  .object({
    kind: z.enum(moneyKinds),
    amountFen: z
      .number()
      .int()
      .min(-100_000_000_000)
      .max(100_000_000_000)
      .refine((amount) => amount !== 0, { message: 'not zero' })
      .openapi({ description: 'In fen; below zero corrects an earlier entry' }),
    onDay: z.iso.date(),
    source: text(200),
  })
  .openapi('ProjectMoneyEntry')

export const RemarkInput = z
  .object({ kind: z.enum(remarkKinds), text: text(1000) })
  .openapi('ProjectRemarkText')
export const MilestoneName = z.enum(milestones)

export const HandOverInput = z
  .object({
    slug: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/)
      .nullish()
      .transform((value) => value ?? null)
      .openapi({ description: 'The address of a new palace’s page' }),
    palaceVersion: z
      .number()
      .int()
      .nullish()
      .transform((value) => value ?? null)
      .openapi({ description: 'For a house that was at work: the version that was seen' }),
    text: PalaceText,
    house: FinishedHouse,
    spaces: z.array(SpaceText).max(60).default([]).openapi({ description: 'Spaces that came to it' }),
  })
  .openapi('ProjectHandOver')
