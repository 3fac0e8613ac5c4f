import type { PersonalData } from '#kit/module/index.ts'

/** Projects name people only as those who did something at work; that belongs to the record of the project. */
export const projectsPersonalData: PersonalData = {
  columns: {
    'projects.project.proposed_by': 'deed',
    'projects.stay.began_by': 'deed',
    'projects.stay.ended_by': 'deed',
    'projects.paper.received_by': 'deed',
    'projects.paper.withdrawn_by': 'deed',
    'projects.money.entered_by': 'deed',
    'projects.remark.written_by': 'deed',
    'projects.remark.resolved_by': 'deed',
  },
  tell: async () => [],
  forget: async () => undefined,
}
