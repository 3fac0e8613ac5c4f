import { writeXlsx } from 'hucre/xlsx'

export type Template = {
  /** The sheet to fill in: titles, examples, and which columns are text so that Excel keeps long numbers. */
  sheet: { name: string; columns: { title: string; width: number; text: boolean }[]; examples: string[][] }
  /** How to fill it in: one row a column. */
  guide: { name: string; titles: string[]; rows: string[][] }
}

const TEXT_ROWS = 2_000

/** A workbook to fill in, with a second sheet that explains each column. Empty cells are text already. */
export function writeTemplate({ sheet, guide }: Template): Promise<Uint8Array> {
  const columns = sheet.columns.map(({ title, width, text }) => ({
    header: title,
    width,
    ...(text ? { style: { numFmt: '@' } } : {}),
  }))
  const empty = Array.from({ length: TEXT_ROWS }, () => sheet.columns.map(() => ''))
  return writeXlsx({
    sheets: [
      {
        name: sheet.name,
        columns,
        rows: [sheet.columns.map(({ title }) => title), ...sheet.examples, ...empty],
        freezePane: { rows: 1 },
      },
      {
        name: guide.name,
        columns: guide.titles.map((_, at) => ({ width: at === guide.titles.length - 1 ? 60 : 16 })),
        rows: [guide.titles, ...guide.rows],
        freezePane: { rows: 1 },
      },
    ],
  })
}
