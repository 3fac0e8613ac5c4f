import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { projectsPersonalData } from './actions/personal-data.ts'
import { projectsJobs } from './jobs/index.ts'
import { projectsApi } from './routes/api.ts'
import { projectsPortal } from './routes/portal.tsx'

export const projectsModule = defineModule({
  name: 'projects',
  api: projectsApi,
  portal: projectsPortal,
  jobs: projectsJobs,
  personalData: projectsPersonalData,
  sealed: [{ table: 'projects.paper_piece', key: ['project_id', 'paper_id', 'position'], column: 'content' }],
})

// For coverage and siting.
export { projectsByDivision } from './routes/read.ts'
export { proposeProject } from './actions/propose-project.ts'
export type { ProjectStanding } from './rules/standing.ts'
export { tellSleepers } from './actions/tell-sleepers.ts'
export { insertDemoProjects } from './demo/insert-projects.ts'
export { canKeepProject } from './policy.ts'
