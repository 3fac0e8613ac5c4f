import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'

const database = testDatabase()

/** Goes around the code; answers the name of the constraint that stopped it. */
async function guardThatStops(statement: ReturnType<typeof sql>): Promise<string | undefined> {
  const error = await statement.execute(database.db).catch((caught: unknown) => caught)
  return (error as { constraint?: string }).constraint
}

test('the database itself keeps messages and deliveries to once', async () => {
  const [id, person] = [newId(), newId()]
  const message = (messageId: string) => sql`insert into notifications.message
    (id, person_id, template, params, dedupe_key, created_at) values (${messageId}, ${person}, 'waitlisted', '{}', 'a', now())`
  await message(id).execute(database.db)
  expect(await guardThatStops(message(newId()))).toBe('message_has_one_cause')

  const delivery = (channel: string, status = 'queued', messageId = id) =>
    sql`insert into notifications.delivery (message_id, channel, status) values (${messageId}, ${channel}, ${status})`
  await delivery('email').execute(database.db)
  expect(await guardThatStops(delivery('email'))).toBe('message_goes_once_by_a_channel')
  expect(await guardThatStops(delivery('sms', 'sent'))).toBe('sent_means_a_time_of_sending')
  expect(await guardThatStops(delivery('pigeon'))).toBe('delivery_channel_is_known')
  expect(await guardThatStops(delivery('sms', 'lost'))).toBe('delivery_status_is_known')
  expect(await guardThatStops(delivery('sms', 'queued', newId()))).toBe('delivery_carries_a_message')
})
