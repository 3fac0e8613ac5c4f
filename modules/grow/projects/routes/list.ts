import { scopesOf } from '#kit/access/index.ts'
import { refusal } from '#kit/db/action.ts'
import type { AppContext } from '#kit/http/context.ts'
import { divisionTree } from '#modules/base/places/index.ts'
import { canKeepProject, canListProjects, projectReaders } from '../policy.ts'
import { presentLine, presentMay } from './present.ts'
import { standings } from './read.ts'

/** Projects of the reader's part of the tree, cut to `scope`. @throws Problem `sign-in-needed` | `not-allowed` */
export async function listProjects(c: AppContext, { scope = '' }: { scope?: string | undefined }) {
  const { actor, services } = c.var
  const seen = canListProjects(actor)
  if (!seen.allowed) throw refusal(actor, seen.reason)
  const { db, clock } = services
  await divisionTree(db)
  const own = scopesOf(actor, projectReaders)
  const projects = await standings(db, { ...own, within: scope }, clock.now())
  const decision = canKeepProject(actor, { divisionCode: scope || (own.prefixes[0] ?? '') })
  return { projects: projects.map(presentLine), mayPropose: presentMay(c, decision) }
}
