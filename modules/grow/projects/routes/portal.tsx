import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { divisionTree, palacesByIds } from '#modules/base/places/index.ts'
import { ProjectsPage } from '../ui/portal/projects-page.tsx'
import { presentLine } from './present.ts'
import { projectsByDivision } from './read.ts'

/** The public page of what is being built. */
export function projectsPortal(portal: Hono<AppEnv>): void {
  portal.get('/projects', async (c) => {
    const { db, clock } = c.var.services
    const tree = await divisionTree(db)
    const province = tree.find(({ parentCode }) => parentCode === null)
    const projects = (await projectsByDivision(db, clock.now())).filter(
      ({ status }) => status !== 'cancelled',
    )
    const palaces = await palacesByIds(db, [...new Set(projects.flatMap(({ palaceId }) => palaceId ?? []))])
    return c.render(
      <ProjectsPage
        projects={projects.map((project) => ({
          ...presentLine(project),
          address: project.address,
          summary: project.summary,
          palaceSlug: palaces.get(project.palaceId ?? '')?.slug ?? null,
        }))}
        prefectures={tree.filter(({ parentCode }) => parentCode === province?.code)}
      />,
    )
  })
}
