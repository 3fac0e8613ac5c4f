import { expect, test } from 'vitest'
import { choose, download, pressAndConfirm } from './fixture/sheets.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const cellText = (cell: unknown) =>
  cell instanceof Temporal.PlainDateTime
    ? cell.round('minute').toString({ smallestUnit: 'minute' }).replace('T', ' ')
    : String(cell ?? '')

test('a programmer takes a season out, changes three rows, brings it back, and takes that back', async () => {
  const programmer = await visit('desktop')
  const { page } = programmer
  await signInStaff(programmer, 'programmer', '/console/programmes')
  await page.getByRole('button', { name: say('catalog:season.screen.title') }).click()
  await page.getByRole('heading', { level: 1, name: say('catalog:season.screen.title') }).waitFor()
  const link = page.getByRole('link', { name: say('catalog:season.screen.export') })
  const takeOut = async () => {
    const [titles, ...lines] = await download(page, () => link.click())
    const rows = lines.map((cells) =>
      Object.fromEntries(titles!.map((title, at) => [cellText(title), cellText(cells[at])])),
    )
    return { titles: titles!.map(cellText), rows }
  }
  const places = say('catalog:season.column.waitlist')
  const id = say('catalog:season.column.id')
  const { titles, rows } = await takeOut()
  const soon = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 3 }).toString()
  const chosen = rows.filter((row) => row[say('catalog:season.column.first')]! > soon).slice(0, 3)
  expect(chosen).toHaveLength(3)
  for (const row of chosen) row[places] = String(Number(row[places]) + 7)
  const csv = [titles, ...chosen.map((row) => titles.map((title) => row[title]!))]
  await choose(page, '一季.csv', Buffer.from(csv.map((cells) => cells.join(',')).join('\r\n')))
  await pressAndConfirm(page, say('imports:screen.confirm', { count: 3 }))
  await page.getByText(say('imports:screen.done')).waitFor()
  const placesOf = async () => new Map((await takeOut()).rows.map((row) => [row[id], row[places]]))
  const after = await placesOf()
  for (const row of chosen) expect(after.get(row[id])).toBe(row[places])
  expect(after.size).toBe(rows.length)

  await pressAndConfirm(page, say('imports:screen.undo'))
  await page.getByText(say('imports:screen.undone')).waitFor()
  const back = await placesOf()
  for (const row of chosen) expect(back.get(row[id])).toBe(String(Number(row[places]) - 7))
})
