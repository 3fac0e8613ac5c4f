import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { SeriesRequest } from '../contract/series.ts'
import { loansOf } from '../queries/resources.ts'
import { datesOfSeries } from '../queries/series.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookForSomeone } from './book-for-someone.ts'
import { bookSeries } from './book-series.ts'
import { planSeries, presentPlan } from './plan-series.ts'
import { addResource } from './set-resource.ts'

const database = testDatabase()
let house: BookingHouse
let palaceId: string
let chairs: string
const director = () => house.as(house.director)
const stock = async (name: string, count: number, forKinds: string[] = []) =>
  (await addResource(director(), { palaceId, name, count, forKinds })).resourceId

beforeAll(async () => {
  house = await aBookingHouse(database.db)
  palaceId = house.palace.id
  await aRule(database.db, palaceId, house.palace.classroom, { advance_days: 60, hours_per_person_day: 24 })
  chairs = await stock('折叠椅', 10)
  // Somebody else has eight of the ten on the second Tuesday.
  await bookForSomeone(house.as(house.desk), {
    palaceId,
    spaceId: house.palace.classroom,
    guestName: '李大明',
    start: '2026-12-08T19:30:00+08:00',
    end: '2026-12-08T20:30:00+08:00',
    resources: [{ resourceId: chairs, count: 8 }],
  })
})

const tuesdays = (resourceId: string, count: number, choices: unknown[] = []) => ({
  palaceId,
  ...SeriesRequest.parse({
    spaceId: house.palace.hall,
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    firstDate: '2026-12-01',
    lastDate: '2026-12-15',
    startTime: '19:00',
    minutes: 120,
    title: '合唱排练',
    resources: [{ resourceId, count }],
    choices,
  }),
})
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )
const planned = async (count: number, choices: unknown[] = []) =>
  presentPlan(
    await planSeries(
      database.db,
      house.director,
      palaceId,
      tuesdays(chairs, count, choices),
      house.clock.now(),
    ),
  )

test('a date on which too few are left is shown and decided, and the others take theirs along', async () => {
  const { dates } = await planned(5)
  expect(dates.map(({ why }) => why)).toEqual([null, 'resource-short', null])
  expect(dates[1]!.params).toEqual({ name: '折叠椅', left: 2 })
  expect(await codeOf(bookSeries(director(), tuesdays(chairs, 5)))).toBe('series-undecided')
  const { date, spaceId, start, end } = dates[1]!
  const bare = [{ date, spaceId, start, end, bare: true }]
  expect((await planned(5, bare)).dates.map(({ why }) => why)).toEqual([null, null, null])
  const { seriesId } = await bookSeries(director(), tuesdays(chairs, 5, bare))
  const booked = await datesOfSeries(database.db, palaceId, seriesId)
  const loans = await loansOf(database.db, booked)
  expect(booked.map(({ id }) => loans.get(id)?.map(({ count }) => count) ?? [])).toEqual([[5], [], [5]])
})

test('what does not go with the kind of space is refused beside its field', async () => {
  const net = await stock('羽毛球网', 2, ['court'])
  await expect(
    planSeries(
      database.db,
      house.director,
      palaceId,
      { ...tuesdays(net, 1), firstDate: '2027-03-02', lastDate: '2027-03-09' },
      house.clock.now(),
    ),
  ).rejects.toMatchObject({ code: 'resource-not-here', field: 'resources.0.resourceId' })
})
