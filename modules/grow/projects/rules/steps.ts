import type {
  Department,
  MilestoneKey,
  PaperKind,
  ProjectKind,
  Stage,
  StepName,
} from '../contract/vocabulary.ts'

export type Step = {
  step: StepName
  /** Who must act. */
  department: Department
  stage: Exclude<Stage, 'done'>
  /** Without these it is not handed on. */
  papers: readonly PaperKind[]
  /** Which projects take this step. */
  kinds: readonly ProjectKind[]
  /** What is reached when it is passed. */
  milestone: MilestoneKey | null
  /** Days that it usually takes: only to spread the first baseline over the milestones. An assumption, without a source. */
  usualDays: number
  /** false: its time is measured by milestones; building does not "sleep" because it takes a year. */
  sleeps: boolean
}

const all: readonly ProjectKind[] = ['upgrade', 'renovateExpand', 'newBuild', 'compact']
const building: readonly ProjectKind[] = ['renovateExpand', 'newBuild', 'compact']

/**
 * The seven departments' steps in the order in which a project takes them (P4); what follows a step is the next that the kind
 * takes. One table: the rules, the screens and the README read it here.
 */
export const stepTable: readonly Step[] = [
  row('proposal', 'federation', 'prepare', ['proposal', 'assessment'], all, null, 30),
  row('establishment', 'establishment', 'prepare', ['establishmentReply'], ['newBuild'], null, 45),
  row('approval', 'development', 'approve', ['feasibility', 'approvalReply'], all, 'approved', 60),
  row('funding', 'finance', 'approve', ['fundingReply'], all, 'funded', 60),
  row(
    'land',
    'naturalResources',
    'permit',
    ['siteOpinion', 'planningPermit'],
    ['renovateExpand', 'newBuild'],
    'landReady',
    90,
  ),
  row('design', 'culture', 'permit', ['functionPlan'], all, null, 30),
  row('permit', 'construction', 'permit', ['designReview', 'constructionPermit'], building, 'started', 45),
  { ...row('works', 'federation', 'build', ['commencement'], all, 'built', 365), sleeps: false },
  row('acceptance', 'construction', 'accept', ['acceptanceRecord', 'fireAcceptance'], all, 'accepted', 45),
  row('service', 'culture', 'accept', ['serviceAcceptance'], all, null, 20),
  row('handover', 'federation', 'accept', ['finalAccount', 'titleDeed'], all, 'opened', 30),
]

function row(
  step: StepName,
  department: Department,
  stage: Step['stage'],
  papers: readonly PaperKind[],
  kinds: readonly ProjectKind[],
  milestone: MilestoneKey | null,
  usualDays: number,
): Step {
  return { step, department, stage, papers, kinds, milestone, usualDays, sleeps: true }
}

/** The steps that a project of this kind takes, in their order. */
export const stepsOf = (kind: ProjectKind): Step[] => stepTable.filter(({ kinds }) => kinds.includes(kind))

export const stepNamed = (step: StepName): Step => stepTable.find((one) => one.step === step)!

/** What follows a step; null after the last. */
export function nextStep(kind: ProjectKind, step: StepName): Step | null {
  const chain = stepsOf(kind)
  return chain[chain.findIndex((one) => one.step === step) + 1] ?? null
}

/** Which of the papers that a step needs have not come. */
export const missingPapers = (step: StepName, given: ReadonlySet<PaperKind>): PaperKind[] =>
  stepNamed(step).papers.filter((kind) => !given.has(kind))
