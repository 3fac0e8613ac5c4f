import type { Db } from '#kit/db/index.ts'
import { type Membership, membershipOf, readSeal, sha256Hex } from '#kit/draw/index.ts'
import { errors } from '../errors.ts'
import { drawOf } from '../queries/draw.ts'
import type { RoundRecord } from '../queries/rounds.ts'
import { LIST_COLUMNS } from '../rules/files.ts'

/**
 * Shows an applicant by pseudonym that they are in the sealed list, without the list: the line, and the hashes from it up to the root in
 * seal.json. As public as the list itself. @throws Problem `round-not-found` before the seal, or for a pseudonym that is not in it
 */
export async function membershipIn(
  db: Db,
  { palaceId, id }: RoundRecord,
  party: string,
): Promise<Membership & { seal: string; root: string }> {
  const draw = await drawOf(db, palaceId, id)
  const membership = draw && membershipOf(draw.list, LIST_COLUMNS, party)
  if (!membership) throw errors.error('round-not-found')
  return { seal: sha256Hex(draw.seal), root: readSeal(draw.seal).list.root, ...membership }
}
