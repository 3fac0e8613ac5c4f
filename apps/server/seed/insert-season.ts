import type { Db } from '#kit/db/index.ts'
import { formatRange } from '#kit/interval/index.ts'
import { searchText } from '#modules/serve/catalog/index.ts'
import type { Demo } from '../../../tools/demo/index.ts'
import { insertRows } from './insert-rows.ts'

/** What the palaces offer, and when and where. */
export async function insertSeason(
  db: Db,
  { programmes, sessions }: Pick<Demo, 'programmes' | 'sessions'>,
): Promise<void> {
  const spellings = new Map<string, string>() // the palaces share some eighty programmes; pinyin takes its time
  await insertRows(
    db,
    'catalog.programme',
    programmes.map(({ tags, ...row }) => {
      const searchable = {
        title: row.title,
        titleEn: row.title_en,
        teacherName: row.teacher_name,
        kind: row.kind as Parameters<typeof searchText>[0]['kind'],
        words: tags,
      }
      const key = JSON.stringify(searchable)
      const text = spellings.get(key) ?? searchText(searchable)
      spellings.set(key, text)
      return { ...row, search_text: text, version: 1 }
    }),
  )
  await insertRows(
    db,
    'catalog.session',
    sessions.map(({ row }) => ({
      ...row,
      during: formatRange(row.during),
      first_meeting: formatRange(row.first_meeting),
    })),
  )
  await insertRows(
    db,
    'catalog.meeting',
    sessions.flatMap(({ meetings }) =>
      meetings.map((meeting) => ({ ...meeting, during: formatRange(meeting.during) })),
    ),
  )
}
