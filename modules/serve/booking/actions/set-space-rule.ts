import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { setTurnover } from '#modules/base/places/index.ts'
import { SetRuleRequest } from '../contract/staff.ts'
import { canRule } from '../policy.ts'
import { ruleRefusal } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { assertSpaces } from './desk-facts.ts'
import { houseOn } from './house.ts'
import { refuse } from './refuse.ts'

/**
 * Says how a space may be booked online; null leaves a value to its standard, no rule at all leaves the space to the desk.
 * Set-up and clearing are the space's, for every kind of use. What is booked already stands as it is. P5, P9.
 * @throws Problem `space-not-here` | `changed-meanwhile` | `free-has-no-price` | `concession-twice` | `concession-dearer`
 */
export const setSpaceRule = action(
  SetRuleRequest.extend({ palaceId: z.uuid(), spaceId: z.uuid() }),
  async (scope, { palaceId, spaceId, rule, version, turnover }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
    allow(canRule(actor, target))
    await assertSpaces(tx, palaceId, [spaceId])
    if (rule) refuse(ruleRefusal(rule))
    const table = bookingDb(tx)
    const before = await table
      .selectFrom('booking.space_rule')
      .selectAll()
      .where('palace_id', '=', palaceId)
      .where('space_id', '=', spaceId)
      .forUpdate()
      .executeTakeFirst()
    if ((before?.version ?? null) !== version) throw requestErrors.error('changed-meanwhile')
    const turned = turnover && (await setTurnover(scope, { palaceId, spaceId, ...turnover }))
    if (!before && !rule) return turned ? undefined : unchanged()
    if (rule) {
      const columns = ruleColumns(rule)
      await table
        .insertInto('booking.space_rule')
        .values({ palace_id: palaceId, space_id: spaceId, ...columns })
        .onConflict((at) =>
          at.columns(['palace_id', 'space_id']).doUpdateSet({ ...columns, version: (version ?? 0) + 1 }),
        )
        .execute()
    } else
      await table
        .deleteFrom('booking.space_rule')
        .where('palace_id', '=', palaceId)
        .where('space_id', '=', spaceId)
        .execute()
    journal({
      action: 'booking.setSpaceRule',
      subject: { type: 'space', id: spaceId },
      ...target,
      ...(before
        ? {
            before: {
              openTo: before.open_to,
              priceClass: before.price_class,
              fenPerHour: before.fen_per_hour,
              approval: before.approval,
            },
          }
        : {}),
      after: { ...rule },
    })
  },
)

const ruleColumns = (rule: NonNullable<z.output<typeof SetRuleRequest>['rule']>) => ({
  open_to: rule.openTo,
  slot_minutes: rule.slotMinutes,
  most_slots: rule.mostSlots,
  advance_days: rule.advanceDays,
  opening_hour: rule.openingHour,
  hours_per_person_day: rule.hoursPerPersonDay,
  bookings_per_union_day: rule.bookingsPerUnionDay,
  cancel_minutes: rule.cancelMinutes,
  grace_minutes: rule.graceMinutes,
  people_most: rule.peopleMost,
  approval: rule.approval,
  self_service: rule.selfService,
  price_class: rule.priceClass,
  fen_per_hour: rule.fenPerHour,
  concessions: JSON.stringify(rule.concessions),
  series_to: rule.seriesTo,
  series_dates: rule.seriesDates,
})
