import { parseYuan } from '#kit/money/index.ts'
import type { ConcessionGroup, Programme, ProgrammeText } from '../../contract.ts'

/** What the form holds: yuan as typed, rules one a line, the audience switch by switch. */
export type ProgrammeFields = Omit<ProgrammeText, 'priceFen' | 'rules' | 'concessions' | 'audience'> & {
  priceYuan: string
  rulesText: string
  concessions: { who: ConcessionGroup; priceYuan: string }[]
  membersOnly: boolean
  unions: string[]
  ageMin: number | null
  ageMax: number | null
  residentsOf: string | null
}

const yuan = (fen: number) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** A programme as the form shows it; a new one is a free activity for everybody. */
export function fieldsOf(programme: Programme | null): ProgrammeFields {
  if (!programme) return { ...blank }
  const { audience, concessions, priceFen, rules, ...rest } = programme
  return {
    ...rest,
    priceYuan: yuan(priceFen),
    rulesText: rules.join('\n'),
    concessions: concessions.map(({ who, priceFen }) => ({ who, priceYuan: yuan(priceFen) })),
    membersOnly: audience.membersOnly ?? false,
    unions: audience.unions ?? [],
    ageMin: audience.ageMin ?? null,
    ageMax: audience.ageMax ?? null,
    residentsOf: audience.residentsOf ?? null,
  }
}

const blank: ProgrammeFields = {
  form: 'activity',
  kind: 'cultureSports',
  title: '',
  titleEn: '',
  summary: '',
  description: '',
  rulesText: '',
  teacherName: '',
  teacherNote: '',
  illustration: 'house',
  priceClass: 'free',
  priceYuan: '0',
  concessions: [],
  gigReserved: 0,
  signature: false,
  membersOnly: false,
  unions: [],
  ageMin: null,
  ageMax: null,
  residentsOf: null,
}

/** What the form says, as the API takes it; empty conditions are left out. */
export function textOf(fields: ProgrammeFields): ProgrammeText {
  const { priceYuan, rulesText, membersOnly, unions, ageMin, ageMax, residentsOf, ...rest } = fields
  return {
    form: rest.form,
    kind: rest.kind,
    title: rest.title,
    titleEn: rest.titleEn,
    summary: rest.summary,
    description: rest.description,
    teacherName: rest.teacherName,
    teacherNote: rest.teacherNote,
    illustration: rest.illustration,
    priceClass: rest.priceClass,
    gigReserved: rest.gigReserved,
    signature: rest.signature,
    priceFen: rest.priceClass === 'free' ? 0 : (parseYuan(priceYuan) ?? 0),
    rules: rulesText
      .split('\n')
      .map((rule) => rule.trim())
      .filter(Boolean),
    concessions:
      rest.priceClass === 'free'
        ? []
        : rest.concessions.map(({ who, priceYuan }) => ({ who, priceFen: parseYuan(priceYuan) ?? 0 })),
    audience: {
      ...(membersOnly ? { membersOnly } : {}),
      ...(unions.length > 0 ? { unions } : {}),
      ...(ageMin === null ? {} : { ageMin }),
      ...(ageMax === null ? {} : { ageMax }),
      ...(residentsOf ? { residentsOf } : {}),
    },
  }
}
