import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { liftClosure, recordClosure } from '../actions/close.ts'
import { editPalace } from '../actions/edit-palace.ts'
import { recordPalace } from '../actions/record-palace.ts'
import { recordServiceBase, removeServiceBase } from '../actions/service-bases.ts'
import { setCoveredBy } from '../actions/set-covered-by.ts'
import { setOpeningHours } from '../actions/set-opening-hours.ts'
import { setPhotos } from '../actions/set-photos.ts'
import { addSpace, editSpace, retireSpace } from '../actions/spaces.ts'
import * as contract from '../contract.ts'
import { canEditPalace, canKeepHouse } from '../policy.ts'
import { divisionTree } from '../queries/divisions.ts'
import { closuresOfPalaces } from '../queries/palace-detail.ts'
import { palacesUnder, targetOf } from '../queries/palaces.ts'
import { spacesOf } from '../queries/spaces.ts'
import { previewClosure } from './preview-closure.ts'
import { presentClosure, presentShut, presentSpace } from './present.ts'
import { listDivisions, listPalaces, readDivision, readPalace } from './read.ts'
import { presentMay, readRegister } from './register.ts'

/** The JSON operations of divisions, palaces and spaces. */
export function placesApi(api: Api): void {
  readings(api)
  changesOfPalaces(api)
  changesOfSpaces(api)
}

function readings(api: Api): void {
  api.openapi(contract.listDivisionsRoute, async (c) =>
    c.json({ divisions: await listDivisions(c.var.services.db) }, 200),
  )
  api.openapi(contract.readDivisionRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json(await readDivision(db, c.req.valid('param').code, clock.now()), 200)
  })
  api.openapi(contract.placeNamesRoute, async (c) => {
    const { db } = c.var.services
    const [divisions, palaces] = await Promise.all([divisionTree(db), palacesUnder(db, '')])
    return c.json(
      {
        divisions: divisions.map(({ code, scope, name, parentCode }) => ({ code, scope, name, parentCode })),
        palaces: palaces.map(({ id, name, slug, divisionCode }) => ({ id, name, slug, divisionCode })),
      },
      200,
    )
  })
  api.openapi(contract.listPalacesRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json({ palaces: await listPalaces(db, c.req.valid('query'), clock.now()) }, 200)
  })
  api.openapi(contract.readPalaceRoute, async (c) => {
    const { db, clock } = c.var.services
    const palace = await readPalace(db, c.req.valid('param').palaceId, clock.now())
    const may = {
      edit: presentMay(c, canEditPalace(c.var.actor, targetOf(palace))),
      keep: presentMay(c, canKeepHouse(c.var.actor, targetOf(palace))),
    }
    return c.json({ ...palace, may }, 200)
  })
  api.openapi(contract.readRegisterRoute, async (c) =>
    c.json(await readRegister(c, c.req.valid('query')), 200),
  )
  api.openapi(contract.listSpacesRoute, async (c) => {
    const spaces = await spacesOf(c.var.services.db, c.req.valid('param').palaceId)
    return c.json({ spaces: spaces.map(presentSpace) }, 200)
  })
  api.openapi(contract.listClosuresRoute, async (c) => {
    const { db, clock } = c.var.services
    const { palaceId } = c.req.valid('param')
    const closures = (await closuresOfPalaces(db, [palaceId], clock.now())).get(palaceId) ?? []
    return c.json({ closures: closures.map(presentClosure) }, 200)
  })
}

function changesOfPalaces(api: Api): void {
  api.openapi(contract.recordPalaceRoute, async (c) =>
    c.json(await recordPalace(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.editPalaceRoute, async (c) =>
    c.json(await editPalace(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.setPhotosRoute, async (c) => {
    await setPhotos(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.setOpeningHoursRoute, async (c) => {
    await setOpeningHours(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.recordClosureRoute, async (c) =>
    c.json(await recordClosure(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.previewClosureRoute, async (c) =>
    c.json(await previewClosure(c, c.req.valid('param').palaceId, c.req.valid('json')), 200),
  )
  api.openapi(contract.liftClosureRoute, async (c) => {
    const { restored, lost } = await liftClosure(contextOf(c), c.req.valid('param'))
    return c.json({ restored: restored.length, lost: lost.map(presentShut) }, 200)
  })
  api.openapi(contract.setCoveredByRoute, async (c) => {
    await setCoveredBy(contextOf(c), { divisionCode: c.req.valid('param').code, ...c.req.valid('json') })
    return c.body(null, 204)
  })
}

function changesOfSpaces(api: Api): void {
  api.openapi(contract.addBaseRoute, async (c) =>
    c.json(
      await recordServiceBase(contextOf(c), { ...c.req.valid('param'), base: c.req.valid('json') }),
      200,
    ),
  )
  api.openapi(contract.editBaseRoute, async (c) =>
    c.json(
      await recordServiceBase(contextOf(c), { ...c.req.valid('param'), base: c.req.valid('json') }),
      200,
    ),
  )
  api.openapi(contract.removeBaseRoute, async (c) => {
    await removeServiceBase(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.addSpaceRoute, async (c) =>
    c.json(await addSpace(contextOf(c), { ...c.req.valid('param'), space: c.req.valid('json') }), 200),
  )
  api.openapi(contract.editSpaceRoute, async (c) => {
    await editSpace(contextOf(c), { ...c.req.valid('param'), space: c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.retireSpaceRoute, async (c) => {
    await retireSpace(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}
