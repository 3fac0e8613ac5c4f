import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '#kit/spreadsheet/index.ts'
import { csvCell } from '#kit/spreadsheet/write.ts'
import { fileOf, tableOf } from './export.ts'
import { chosenRows, type Column } from './rows.ts'
import { readTableState, writeTableState, type TableState } from './state.ts'

type Room = { name: string; kind: string; seats: number | null }
const rooms: Room[] = [
  { name: '舞厅', kind: 'hall', seats: 120 },
  { name: '1 号球场', kind: 'court', seats: null },
  { name: '报告厅', kind: 'hall', seats: 80 },
]
const columns: Column<Room>[] = [
  { key: 'name', title: '房间', value: ({ name }) => name, sort: true },
  { key: 'kind', title: '种类', value: ({ kind }) => kind, filter: [] },
  { key: 'seats', title: '座位', value: ({ seats }) => seats, number: true, sort: true },
  { key: 'act', title: '', value: () => null, exported: false },
]
const usual: TableState = { page: 1, size: 20, sort: null, filters: {}, search: '' }
const names = (state: Partial<TableState>) =>
  chosenRows(rooms, columns, { ...usual, ...state }).map(({ name }) => name)

describe('the state of a table in the URL', () => {
  test('is read back as it was written, and leaves the rest of the URL alone', () => {
    const word = fc.stringMatching(/^[a-z书法 &=%+]{1,8}$/)
    const state = fc.record({
      page: fc.integer({ min: 1, max: 99 }),
      size: fc.constantFrom(20, 50, 100),
      sort: fc.option(fc.record({ key: fc.stringMatching(/^[a-z]{1,6}$/), descending: fc.boolean() })),
      filters: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,6}$/),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        { maxKeys: 3, noNullPrototype: true },
      ),
      search: word,
    })
    fc.assert(
      fc.property(state, fc.constantFrom('', 'people'), (state, table) => {
        const before = new URLSearchParams('palace=p1&other.page=3')
        const query = new URLSearchParams(writeTableState(before, state, table).toString())
        expect(readTableState(query, table)).toEqual(state)
        expect(query.get('palace')).toBe('p1')
        expect(query.get('other.page')).toBe('3')
        expect([...writeTableState(query, usual, table)]).toEqual([...before])
      }),
    )
  })

  test('what cannot be understood is as if absent', () => {
    expect(readTableState(new URLSearchParams('page=-1&size=7&sort='))).toEqual(usual)
    expect(readTableState(new URLSearchParams('page=x')).page).toBe(1)
  })
})

describe('chosen rows', () => {
  test('are filtered and searched over all columns', () => {
    expect(names({ filters: { kind: ['hall'] } })).toEqual(['舞厅', '报告厅'])
    expect(names({ search: 'HALL 报告' })).toEqual(['报告厅'])
    expect(names({ filters: { kind: ['court'] }, search: 'hall' })).toEqual([])
  })

  test('are sorted by number, by pinyin, and empty ones last both ways', () => {
    expect(names({ sort: { key: 'seats', descending: false } })).toEqual(['报告厅', '舞厅', '1 号球场'])
    expect(names({ sort: { key: 'seats', descending: true } })).toEqual(['舞厅', '报告厅', '1 号球场'])
    expect(names({ sort: { key: 'name', descending: false } })).toEqual(['1 号球场', '报告厅', '舞厅'])
    expect(names({ sort: { key: 'gone', descending: false } })).toEqual(rooms.map(({ name }) => name))
  })
})

describe('the exported file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =HYPERLINK("x")', '"\' =HYPERLINK(""x"")"'],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
    ['a,b', '"a,b"'],
    ['书法', '书法'],
    [null, ''],
  ])('%j is written as %s', (value, cell) => expect(csvCell(value)).toBe(cell))

  test('a number stays a number, also below zero', () => {
    expect(csvCell(-2.5)).toBe('-2.5')
    expect(csvCell(Number.NaN)).toBe('')
  })

  test('is headed by the titles, keeps numbers, and leaves out the buttons’ column', async () => {
    const table = tableOf('房间', rooms.slice(0, 2), columns)
    expect(await (await fileOf('csv', table)).text()).toBe(
      '房间,种类,座位\r\n舞厅,hall,120\r\n1 号球场,court,\r\n',
    )
    const book = new Uint8Array(await (await fileOf('xlsx', table)).arrayBuffer())
    expect((await Array.fromAsync(readRows(book))).map(({ cells }) => cells)).toEqual([
      ['房间', '种类', '座位'],
      ['舞厅', 'hall', 120],
      ['1 号球场', 'court'],
    ])
  })
})

test('every table of the console is a DataTable, so that every list exports what it shows', () => {
  const drawn = globSync('{apps,modules,kit/ui/console}/**/*.tsx').filter((file) =>
    /import \{[^}]*\bTable\b[^}]*\} from 'antd'/.test(readFileSync(file, 'utf8')),
  )
  expect(drawn).toEqual(['kit/ui/console/data-table/data-table.tsx'])
})

test('a list that the server cuts is exported whole', () => {
  const cut = globSync('{apps,modules}/**/*.tsx').filter((file) =>
    /\busePages\(/.test(readFileSync(file, 'utf8')),
  )
  expect(cut.length).toBeGreaterThan(0)
  expect(cut.filter((file) => !/allRows=|exportFrom=/.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('an export of people is written into the journal', () => {
  const people = globSync('{apps,modules}/**/ui/console/**/*.tsx').filter((file) => {
    const text = readFileSync(file, 'utf8')
    return /<DataTable\b/.test(text) && /<PersonName|nameMasked|personName/.test(text)
  })
  expect(people.length).toBeGreaterThan(3)
  expect(people.filter((file) => !/^ +personal$|exportFrom=/m.test(readFileSync(file, 'utf8')))).toEqual([])
})
