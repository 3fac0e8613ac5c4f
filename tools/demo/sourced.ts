import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kit/db/migrate.ts'
import type { PalaceRow, SizeClass } from './rows.ts'

const json = join(projectRoot(), 'modules/base/places/data/hubei-palaces.json')

/** A record as the press reports gave it; what they do not say is absent. */
type Report = {
  name: string
  division: string
  level: string
  source: string
  address?: string
  notes?: string
  honour?: string
  landM2?: number
  grossFloorM2?: number
  renovatedM2?: number
  reopened?: string
  investmentCny?: number
  rooms?: string[]
}

export type SourcedPalace = Pick<
  PalaceRow,
  | 'division_code'
  | 'name'
  | 'level'
  | 'status'
  | 'land_m2'
  | 'floor_m2'
  | 'introduction'
  | 'honours'
  | 'opened_on'
  | 'construction_mode'
> & { source_url: string; address: string | null; size: SizeClass }

/** The real palaces. Only what a report says is stated; nothing is guessed. */
export function sourcedPalaces(): SourcedPalace[] {
  return (JSON.parse(readFileSync(json, 'utf8')) as Report[]).map((report) => {
    const floor = report.grossFloorM2 ?? report.renovatedM2 ?? null
    return {
      division_code: report.division,
      name: report.name.replace(/（.*$/, ''),
      level: report.level.startsWith('county') ? 'county' : 'city',
      status: report.name.includes('旧址') ? 'closed' : 'open',
      land_m2: report.landM2 ?? null,
      floor_m2: floor === null ? null : Math.round(floor),
      introduction: introductionOf(report),
      honours: report.honour ? [report.honour] : [],
      opened_on: report.reopened ? Temporal.PlainDate.from(report.reopened) : null,
      construction_mode: report.notes?.includes('联合建设') ? 'joint' : 'standalone',
      // The address alone: a note on whose report it mirrors may follow it. One source is no address.
      source_url: /^https?:\S+/.exec(report.source)?.[0] ?? report.source,
      address: report.address ?? null,
      size: floor === null ? 'medium' : floor < 2000 ? 'small' : floor < 6000 ? 'medium' : 'large',
    }
  })
}

function introductionOf(report: Report): string {
  const former = /（(原.+?|.*园区|.*阵地)）/.exec(report.name)?.[1]
  const facts = [
    former && `${former}。`,
    report.notes && `据公开报道：${report.notes}。`,
    report.rooms && `设有${report.rooms.join('、')}。`,
    report.investmentCny && `总投资 ${(report.investmentCny / 1e8).toFixed(2)} 亿元。`,
  ]
  return `${facts.filter(Boolean).join('')}基本情况摘自公开报道；房间划分、开放时间和下面的场次均为演示数据。`
}
