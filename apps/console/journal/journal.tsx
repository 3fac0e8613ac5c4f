import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { readJournal, type JournalLine } from '#kit/journal/contract.ts'
import { usePages } from '#kit/ui/console/client.ts'
import { DataTable, Empty, PageHeader, useScope, useT, type Column } from '#kit/ui/console/index.ts'
import { Change } from './change.tsx'
import { instantText } from './instant.ts'

/** Who did what, to what, when and what changed, within the chosen place. Asked by action, subject and day; the question lives in the URL. */
export default function JournalScreen() {
  const t = useT()
  const scope = useScope()
  const [query, setQuery] = useSearchParams()
  const asked = (name: string) => query.get(name) || undefined
  const ask = (change: Record<string, string>) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(change))
          if (value) next.set(name, value)
          else next.delete(name)
        return next
      },
      { replace: true },
    )
  const [from, to] = [asked('from'), asked('to')]
  const { pages, ...list } = usePages(readJournal, (before: number | undefined) => ({
    query: {
      ...(scope.palaceId ? { palace: scope.palaceId } : wholeTree(scope.divisionCode)),
      action: asked('action'),
      subjectType: asked('subjectType'),
      subjectId: asked('subjectId'),
      from: from && startOf(from),
      until: to && startOf(to, 1),
      before,
    },
  }))
  return (
    <>
      <PageHeader title={t('console:journal.title')} sub={t('console:journal.sub', { name: scope.name })} />
      <DataTable<JournalLine>
        label={t('console:journal.title')}
        rows={pages?.flatMap(({ lines }) => lines)}
        columns={columnsIn(t)}
        rowKey={({ id }) => String(id)}
        {...list}
        empty={
          <Empty
            title={t('console:journal.empty')}
            next={t('console:journal.emptyNext')}
            action={
              <button
                type="button"
                className="plain-link"
                onClick={() => ask({ action: '', subjectType: '', subjectId: '', from: '', to: '' })}
              >
                {t('console:journal.all')}
              </button>
            }
          />
        }
        tools={
          <>
            <Input.Search
              allowClear
              defaultValue={asked('action')}
              aria-label={t('console:journal.byAction')}
              placeholder={t('console:journal.byAction')}
              onSearch={(action) => ask({ action: action.trim() })}
            />
            <DatePicker.RangePicker
              allowEmpty={[true, true]}
              value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
              onChange={(days) =>
                ask({
                  from: days?.[0]?.format('YYYY-MM-DD') ?? '',
                  to: days?.[1]?.format('YYYY-MM-DD') ?? '',
                })
              }
            />
          </>
        }
      />
    </>
  )
}

const TIME_ZONE = 'Asia/Shanghai'
const startOf = (day: string, later = 0) =>
  Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(TIME_ZONE).toInstant().toString()

/** The province asks for everything one may see, with what belongs to no place; a smaller division for its own. */
const wholeTree = (divisionCode: string) => (divisionCode.length > 2 ? { division: divisionCode } : {})

const columnsIn = (t: ReturnType<typeof useT>): Column<JournalLine>[] => [
  { key: 'at', title: t('console:journal.at'), value: ({ at }) => instantText(at, t.locale), width: 176 },
  {
    key: 'who',
    title: t('console:journal.who'),
    value: ({ actorId, actorName }) =>
      actorName ?? t(actorId ? 'console:journal.someone' : 'console:journal.system'),
  },
  {
    key: 'action',
    title: t('console:journal.action'),
    value: ({ action }) => action,
    show: ({ action }) => <code>{action}</code>,
  },
  {
    key: 'subject',
    title: t('console:journal.subject'),
    value: ({ subject }) => `${subject.type} ${subject.id}`,
    show: ({ subject }) => (
      <>
        {subject.type} <code className="soft">{subject.id.slice(-8)}</code>
      </>
    ),
  },
  {
    key: 'change',
    title: t('console:journal.change'),
    value: ({ before, after }) => JSON.stringify({ before, after }),
    show: ({ before, after }) => <Change before={before} after={after} />,
  },
]
