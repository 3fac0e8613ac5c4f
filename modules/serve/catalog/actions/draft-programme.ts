import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { ProgrammeText } from '../contract/programme.ts'
import { canEdit } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { palaceOf } from './palace-of.ts'
import { programmeColumns } from './programme-columns.ts'

const Input = z.object({ palaceId: z.uuid(), text: ProgrammeText })

/** Begins a programme as a draft that only its palace and federation see. P5, P6. @throws Problem `free-has-no-price` */
export const draftProgramme = action(
  Input,
  async ({ tx, now, actor, allow, journal }, { palaceId, text }) => {
    const palace = await palaceOf(tx, palaceId)
    allow(canEdit(actor, palace))
    const id = newId()
    await catalogDb(tx)
      .insertInto('catalog.programme')
      .values({ palace_id: palaceId, id, created_at: now, ...programmeColumns(text) })
      .execute()
    journal({
      action: 'catalog.draftProgramme',
      subject: { type: 'programme', id },
      palaceId,
      divisionCode: palace.divisionCode,
      after: text,
    })
    return { programmeId: id }
  },
)
