// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type ProjectsTables = {
  'projects.milestone': {
    project_id: string
    key: 'approved' | 'funded' | 'landReady' | 'started' | 'built' | 'accepted' | 'opened'
    baseline: Temporal.PlainDate
    expected: Temporal.PlainDate | null
    reason: string | null
  }
  'projects.money': {
    project_id: string
    id: string
    kind: 'planned' | 'granted' | 'paid'
    amount_fen: number
    on_day: Temporal.PlainDate
    source: string
    entered_at: Temporal.Instant
    entered_by: string | null
  }
  'projects.paper': {
    project_id: string
    id: string
    kind: string
    file_name: string
    media_type: 'application/pdf' | 'image/jpeg' | 'image/png'
    bytes: number
    sha256: string
    received_at: Temporal.Instant
    received_by: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdrawn_reason: string | null
  }
  'projects.paper_piece': {
    project_id: string
    paper_id: string
    position: number
    content: Buffer
  }
  'projects.project': {
    id: string
    division_code: string
    kind: 'upgrade' | 'renovateExpand' | 'newBuild' | 'compact'
    construction_mode: 'standalone' | 'joint'
    title: string
    summary: string | null
    address: string
    lng: number | null
    lat: number | null
    floor_m2: number
    office_m2: Generated<number>
    palace_id: string | null
    plan_line_id: string | null
    planned_fen: Generated<number>
    granted_fen: Generated<number>
    paid_fen: Generated<number>
    suspended_at: Temporal.Instant | null
    suspended_reason: string | null
    cancelled_at: Temporal.Instant | null
    cancelled_reason: string | null
    handed_over_at: Temporal.Instant | null
    synthetic: Generated<boolean>
    version: Generated<number>
    proposed_at: Temporal.Instant
    proposed_by: string | null
  }
  'projects.remark': {
    project_id: string
    id: string
    kind: 'note' | 'problem'
    text: string
    written_at: Temporal.Instant
    written_by: string | null
    resolved_at: Temporal.Instant | null
    resolved_by: string | null
    resolution: string | null
  }
  'projects.stay': {
    project_id: string
    id: string
    step: 'proposal' | 'establishment' | 'approval' | 'funding' | 'land' | 'design' | 'permit' | 'works' | 'acceptance' | 'service' | 'handover'
    department: 'establishment' | 'development' | 'finance' | 'naturalResources' | 'construction' | 'culture' | 'federation'
    returned: Generated<boolean>
    began_at: Temporal.Instant
    began_by: string | null
    ended_at: Temporal.Instant | null
    ended_by: string | null
    ended_as: 'passed' | 'returned' | 'resubmitted' | 'suspended' | 'cancelled' | null
    reason: string | null
    told_at: Temporal.Instant | null
  }
}

/** The database as this module sees it: its own tables. */
export const projectsDb = (db: Db) => db.withTables<ProjectsTables>()
