import type { Db } from '#kit/db/index.ts'
import { errors } from '../errors.ts'
import { officeCheck } from '../rules/rest.ts'
import { projectStandards } from './project-standards.ts'

/** Up to the next tenth, so that what is over a limit never reads like the limit. */
const percent = (share: number) => Math.ceil(Number((share * 1000).toFixed(6))) / 10

/** No disguised office building (楼堂馆所). @throws Problem `office-share-too-large`, with both shares in per cent */
export async function checkOffices(
  tx: Db,
  divisionCode: string,
  project: { officeM2: number; floorM2: number },
  now: Temporal.Instant,
): Promise<void> {
  if (project.officeM2 > project.floorM2) throw errors.error('offices-exceed-floor', { field: 'officeM2' })
  const { officeShare } = await projectStandards(tx, divisionCode, now)
  const { share, most, over } = officeCheck(project, officeShare)
  if (!over) return
  const params = { share: percent(share), most: percent(most) }
  throw errors.error('office-share-too-large', { field: 'officeM2', params })
}
