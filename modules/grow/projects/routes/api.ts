import type { Api } from '#kit/http/api.ts'
import { refusal } from '#kit/db/action.ts'
import { readFile } from '#kit/files/index.ts'
import { contextOf } from '#kit/http/context.ts'
import { attachment } from '#kit/spreadsheet/answer.ts'
import { addRemark, enterMoney, resolveProblem } from '../actions/add-to-project.ts'
import { editProject } from '../actions/edit-project.ts'
import { handOn, sendBack } from '../actions/hand-on.ts'
import { handOver } from '../actions/hand-over.ts'
import { takePaper, withdrawPaper } from '../actions/papers.ts'
import { proposeProject } from '../actions/propose-project.ts'
import { setMilestone } from '../actions/set-milestone.ts'
import { cancelProject, resumeProject, suspendProject } from '../actions/stand-still.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepProject } from '../policy.ts'
import { paperFile } from '../queries/papers.ts'
import { readable, readProject } from './detail.ts'
import { listProjects } from './list.ts'

/** The JSON operations of construction projects. */
export function projectsApi(api: Api): void {
  readings(api)
  steps(api)
  additions(api)
}

function readings(api: Api): void {
  api.openapi(contract.listProjectsRoute, async (c) =>
    c.json(await listProjects(c, c.req.valid('query')), 200),
  )
  api.openapi(contract.readProjectRoute, async (c) =>
    c.json(await readProject(c, c.req.valid('param').projectId), 200),
  )
  api.openapi(contract.readPaperRoute, async (c) => {
    const { projectId, paperId } = c.req.valid('param')
    await readable(c, projectId)
    const file = await paperFile(c.var.services.db, projectId, paperId)
    if (!file) throw errors.error('paper-not-found')
    return c.body(file.content, 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.fileName),
      'Cache-Control': 'private, no-store',
    }) as never
  })
}

function steps(api: Api): void {
  api.openapi(contract.proposeProjectRoute, async (c) =>
    c.json(await proposeProject(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.editProjectRoute, async (c) =>
    c.json(await editProject(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.handOnRoute, async (c) =>
    c.json(await handOn(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.sendBackRoute, async (c) =>
    c.json(await sendBack(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.suspendProjectRoute, async (c) =>
    c.json(await suspendProject(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.resumeProjectRoute, async (c) =>
    c.json(await resumeProject(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.cancelProjectRoute, async (c) =>
    c.json(await cancelProject(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.handOverRoute, async (c) =>
    c.json(await handOver(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.setMilestoneRoute, async (c) =>
    c.json(await setMilestone(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

function additions(api: Api): void {
  api.openapi(contract.enterMoneyRoute, async (c) => {
    await enterMoney(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.addRemarkRoute, async (c) =>
    c.json(await addRemark(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.resolveProblemRoute, async (c) => {
    await resolveProblem(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.uploadPaperRoute, async (c) => {
    const { projectId, kind } = c.req.valid('param')
    // Before the file is read: nobody else's bytes are kept in memory.
    const decision = canKeepProject(c.var.actor, await readable(c, projectId))
    if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
    const paper = { projectId, kind, fileName: c.req.valid('query').name, bytes: await readFile(c) }
    return c.json(await takePaper(contextOf(c), paper), 200)
  })
  api.openapi(contract.withdrawPaperRoute, async (c) => {
    await withdrawPaper(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
}
