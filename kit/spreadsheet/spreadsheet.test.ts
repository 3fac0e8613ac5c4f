import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { writeXlsx as writeBook } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { attachment } from './answer.ts'
import { codeOf, dateOf, textOf } from './cells.ts'
import { usualLimits } from './limits.ts'
import { readRows } from './read.ts'
import { formatOf } from './sniff.ts'
import { readTable } from './table.ts'
import { csvCell, writeCsv, writeXlsx, type OutTable } from './write.ts'
import { writeTemplate } from './template.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = async (bytes: Uint8Array, limits = usualLimits) => Array.fromAsync(readRows(bytes, limits))
const codeOfError = (run: Promise<unknown>) =>
  run.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  )
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())

/** 姓名,手机号 / 张三,13800000000 as Excel in China saves a CSV. */
const gb18030 = Uint8Array.from(
  Buffer.from('d0d5c3fb2ccad6bbfabac50d0ad5c5c8fd2c31333830303030303030300d0a', 'hex'),
)
const expected = [
  { row: 1, cells: ['姓名', '手机号'] },
  { row: 2, cells: ['张三', '13800000000'] },
]

describe('a CSV is read', () => {
  test.each([
    ['UTF-8', utf8('姓名,手机号\r\n张三,13800000000\r\n')],
    ['UTF-8 with a mark', utf8('\uFEFF姓名,手机号\n张三,13800000000\n')],
    ['GB18030', gb18030],
    ['semicolons', utf8('姓名;手机号\n张三;13800000000')],
    ['tabs', utf8('姓名\t手机号\n张三\t13800000000')],
    ['UTF-16 with tabs', new Uint8Array(Buffer.from('\uFEFF姓名\t手机号\n张三\t13800000000', 'utf16le'))],
    ['quotes and empty rows', utf8('"姓名","手机号"\n,\n"张三","13800000000",,\n')],
  ])('%s', async (name, bytes) => {
    const rows = await rowsOf(bytes)
    expect(rows.map(({ cells }) => cells)).toEqual(expected.map(({ cells }) => cells))
    expect(rows[1]!.row).toBe(name.includes('empty') ? 3 : 2)
  })
})

test('a workbook is read with its dates and numbers as they are', async () => {
  const book = await writeBook({
    sheets: [
      {
        name: '名册',
        columns: [{}, {}, { style: { numFmt: 'yyyy-mm-dd' } }],
        rows: [
          ['姓名', '手机号', '入会日期'],
          ['张三', 13800000000, 46348],
          ['李四', '013', null],
        ],
      },
    ],
  })
  const rows = await rowsOf(book)
  expect(rows[1]!.cells.slice(0, 2)).toEqual(['张三', 13800000000])
  expect(dateOf(rows[1]!.cells[2])).toMatchObject({ ok: true, value: expect.anything() })
  expect(String((dateOf(rows[1]!.cells[2]) as { value: unknown }).value)).toBe('2026-11-22')
  expect(rows[2]!.cells).toEqual(['李四', '013'])
})

describe('what Excel makes of codes and days', () => {
  test.each([
    [13800000000, '13800000000'],
    ['1.3812345678E+10', '13812345678'],
    ['138 0000 0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['0086', '0086'],
    [null, ''],
  ])('%j is the code %s', (cell, value) => expect(codeOf(cell)).toEqual({ ok: true, value }))
  test.each([['1.38E+10'], [9.1420100755145e17], ['9.142E+17']])('%j has lost digits', (cell) =>
    expect(codeOf(cell)).toMatchObject({ ok: false, problem: 'scientific' }),
  )
  test.each(['2026-11-22', '2026/11/22', '2026.11.22', '20261122', '2026年11月22日', 46348, '46348'])(
    '%j is a day',
    (cell) => expect(String((dateOf(cell) as { value: unknown }).value)).toBe('2026-11-22'),
  )
  test.each(['2026-02-30', '昨天', '22.11.26'])('%j is none', (cell) =>
    expect(dateOf(cell)).toEqual({ ok: false, problem: 'notADate', text: cell }),
  )
})

describe('the titles', () => {
  const wanted = {
    name: { titles: ['姓名', 'Name'], required: true },
    phone: { titles: ['手机号', 'Phone'], required: true },
    note: { titles: ['备注', 'Note'] },
  }
  test('are found under a heading, in any order, in Chinese or English, in full width, with a remark', async () => {
    const table = await readTable(utf8('会员名册,,\n ＰＨＯＮＥ ,*姓 名（必填）,别的\n138,张三,x\n'), wanted)
    const rows = await Array.fromAsync(table.rows)
    expect(rows.map(({ row, values }) => ({ row, values }))).toEqual([
      { row: 3, values: { name: '张三', phone: '138', note: null } },
    ])
  })
  test('that are missing are named; one that stands twice is refused', async () => {
    await expect(readTable(utf8('姓名,电话\n张三,1\n'), wanted)).rejects.toMatchObject({
      code: 'header-missing',
      params: { titles: '手机号' },
    })
    await expect(readTable(utf8('姓名,手机号,Phone\n'), wanted)).rejects.toMatchObject({
      code: 'header-twice',
    })
  })
})

/** A ZIP whose directory may lie about sizes. */
function zip(parts: Record<string, Buffer>, claim?: number): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claim ?? text.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claim ?? text.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    files.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...files, ...directory, end]))
}

describe('a file that is not what it says is refused in words', () => {
  const ole = (inside: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from(inside, 'utf16le'),
      ]),
    )
  const types = Buffer.from('<Types/>')
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['a picture', new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d', 'hex')), 'not-a-spreadsheet'],
    ['a PDF', utf8('%PDF-1.7 …'), 'not-a-spreadsheet'],
    ['a web page named xls', utf8('<html><table></table></html>'), 'web-page'],
    ['a workbook of Excel 97', ole('Workbook'), 'old-workbook'],
    ['a workbook with a password', ole('EncryptedPackage'), 'locked-workbook'],
    ['another ZIP', zip({ 'a.txt': Buffer.from('a') }), 'not-a-spreadsheet'],
    ['macros', zip({ '[Content_Types].xml': types, 'xl/vbaProject.bin': Buffer.from('x') }), 'has-macros'],
    ['half a ZIP', zip({ '[Content_Types].xml': types }).subarray(0, 60), 'damaged'],
    ['a ZIP that is no workbook', zip({ '[Content_Types].xml': types }), 'damaged'],
    [
      'a bomb',
      zip({ '[Content_Types].xml': types, 'xl/a.xml': Buffer.alloc(40_000_000) }),
      'unpacks-too-large',
    ],
    [
      'a bomb that hides its size',
      zip({ '[Content_Types].xml': types, 'xl/a.xml': Buffer.alloc(40_000_000) }, 0),
      'unpacks-too-large',
    ],
    [
      'a bomb that lies about its size',
      zip({ '[Content_Types].xml': Buffer.alloc(40_000_000) }, 1000),
      'damaged',
    ],
  ])('%s', async (_, bytes, code) => expect(await codeOfError(rowsOf(bytes))).toBe(code))

  test('too many rows, columns, letters or bytes', async () => {
    const limits = { ...usualLimits, rows: 2, columns: 2, characters: 3, bytes: 30 }
    expect(await codeOfError(rowsOf(utf8('a\n1\n2\n3'), limits))).toBe('too-many-rows')
    expect(await codeOfError(rowsOf(utf8('a,b,c'), limits))).toBe('too-many-columns')
    expect(await codeOfError(rowsOf(utf8('abcd'), limits))).toBe('cell-too-long')
    expect(await codeOfError(rowsOf(utf8('a\n'.repeat(40)), limits))).toBe('too-large')
    expect(formatOf(utf8('a,b'))).toBe('csv')
  })
})

const evil = ['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '张三']
const out: OutTable<string> = {
  name: '名册/2026',
  timeZone: 'Asia/Shanghai',
  columns: [
    { title: '姓名', value: (text) => text },
    { title: '人数', kind: 'integer', value: () => 3 },
    { title: '金额', kind: 'money', value: () => 1250 },
    { title: '日期', kind: 'date', value: () => Temporal.PlainDate.from('2026-11-22') },
    { title: '时间', kind: 'instant', value: () => Temporal.Instant.from('2026-11-22T11:00:00Z') },
  ],
  rows: evil,
}

describe('a written workbook', () => {
  test('comes back as it was, with no formula in it', async () => {
    const bytes = await bytesOf(writeXlsx(out))
    const rows = await rowsOf(bytes)
    expect(rows.slice(1).map(({ cells }) => textOf(cells[0]))).toEqual(evil.map((text) => text.trim()))
    expect(rows[1]!.cells.slice(1, 3)).toEqual([3, 12.5])
    expect(rows[1]!.cells.slice(3).map(String)).toEqual(['2026-11-22T00:00:00', '2026-11-22T19:00:00'])
  })

  test('unpacks with another program: strings typed as strings, titles frozen, widths set', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'book-'))
    try {
      writeFileSync(join(folder, 'a.xlsx'), await bytesOf(writeXlsx(out)))
      const part = (name: string) =>
        execFileSync('unzip', ['-p', join(folder, 'a.xlsx'), name], { encoding: 'utf8' })
      const sheet = part('xl/worksheets/sheet1.xml')
      expect(sheet).not.toMatch(/<f[ >]/)
      expect(sheet.match(/t="inlineStr"/g)).toHaveLength(5 + evil.length)
      expect(sheet).toContain('state="frozen"')
      expect(sheet).toMatch(/<col [^>]*width=/)
      expect(part('xl/workbook.xml')).toContain('name="名册 2026"')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('a written CSV has a mark, and runs no formula', async () => {
  const text = Buffer.from(await bytesOf(writeCsv(out))).toString('utf8')
  expect(text.startsWith('\uFEFF姓名,人数,金额,日期,时间\r\n')).toBe(true)
  expect(text).toContain("'=1+1,3,12.5,2026-11-22,2026-11-22 19:00\r\n")
  for (const cell of evil.slice(0, -1)) expect(csvCell(cell)).toMatch(/^"?'/)
  const back = await rowsOf(utf8(text))
  expect(back.slice(1).map(({ cells }) => textOf(cells[0]).replace(/^'/, '').trim())).toEqual(
    evil.map((one) => one.trim()),
  )
})

test('a template can be read, and its sheet explains itself', async () => {
  const bytes = await writeTemplate({
    sheet: { name: '名册', columns: [{ title: '姓名', width: 12, text: true }], examples: [['张三']] },
    guide: { name: '填写说明', titles: ['栏目', '说明'], rows: [['姓名', '必填']] },
  })
  expect((await rowsOf(bytes)).map(({ cells }) => cells)).toEqual([['姓名'], ['张三']])
})

test('the name of a file can be Chinese and cannot end the header', () => {
  expect(attachment('会员名册.xlsx')).toBe(
    'attachment; filename="____.xlsx"; filename*=UTF-8\'\'%E4%BC%9A%E5%91%98%E5%90%8D%E5%86%8C.xlsx',
  )
  const hostile = attachment('a"\r\nSet-Cookie: x=1;/../b\'.csv')
  expect(hostile).not.toMatch(/[\r\n]/)
  expect(hostile.match(/"/g)).toHaveLength(2)
})
