import type { z } from '@hono/zod-openapi'
import type { May, PalaceDetail } from '../../contract.ts'

/** A palace with what its reader may do. */
export type Standing = PalaceDetail & { may: { edit: z.output<typeof May>; keep: z.output<typeof May> } }
