import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Translator } from '#kit/i18n/index.ts'
import { readJournal, type JournalLine } from '#kit/journal/contract.ts'
import { usePages } from '#kit/ui/console/client.ts'
import { DataTable, Empty, PageHeader, useMay, useScope, useT, type Column } from '#kit/ui/console/index.ts'
import { Change } from './change.tsx'
import { instantText } from './instant.ts'
import { Sealed } from './sealed.tsx'
import { journalWords, type JournalWords } from './words.ts'

/** Who did what, to what, when and what changed, within the chosen place. Asked by action, subject and day; the question lives in the URL. */
export default function JournalScreen() {
  const t = useT()
  const words = useMemo(() => journalWords(t.locale), [t.locale])
  const scope = useScope()
  const mayVerify = useMay(['auditor'])
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
  const { pages, everyPage, ...list } = usePages(readJournal, (before: number | undefined) => ({
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
      <PageHeader
        title={t('console:journalScreen.title')}
        sub={t('console:journalScreen.sub', { name: scope.name })}
      />
      {mayVerify && <Sealed />}
      <DataTable<JournalLine>
        label={t('console:journalScreen.title')}
        rows={pages?.flatMap(({ lines }) => lines)}
        columns={columnsIn(t, words)}
        rowKey={({ id }) => String(id)}
        {...list}
        allRows={async () => (await everyPage()).flatMap(({ lines }) => lines)}
        personal
        empty={
          <Empty
            title={t('console:journalScreen.empty')}
            next={t('console:journalScreen.emptyNext')}
            action={
              <button
                type="button"
                className="plain-link"
                onClick={() => ask({ action: '', subjectType: '', subjectId: '', from: '', to: '' })}
              >
                {t('console:journalScreen.all')}
              </button>
            }
          />
        }
        tools={
          <>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              className="journal-act"
              value={asked('action') ?? null}
              aria-label={t('console:journalScreen.byAction')}
              placeholder={t('console:journalScreen.byAction')}
              options={words.acts}
              optionRender={actOption}
              onChange={(action: string | null) => ask({ action: action ?? '' })}
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

/** An act to choose, with its code. */
const actOption = ({ label, value }: { label?: ReactNode; value?: string | number }) => (
  <>
    {label} <code className="soft">{value}</code>
  </>
)

const TIME_ZONE = 'Asia/Shanghai'
const startOf = (day: string, later = 0) =>
  Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(TIME_ZONE).toInstant().toString()

/** The province asks for everything one may see, with what belongs to no place; a smaller division for its own. */
const wholeTree = (divisionCode: string) => (divisionCode.length > 2 ? { division: divisionCode } : {})

const columnsIn = (t: Translator, words: JournalWords): Column<JournalLine>[] => [
  {
    key: 'at',
    title: t('console:journalScreen.at'),
    value: ({ at }) => instantText(at, t.locale),
    width: 176,
  },
  {
    key: 'who',
    title: t('console:journalScreen.who'),
    value: ({ actorId, actorName }) =>
      actorName ?? t(actorId ? 'console:journalScreen.someone' : 'console:journalScreen.system'),
  },
  {
    key: 'action',
    title: t('console:journalScreen.action'),
    value: ({ action }) => words.act(action),
    show: ({ action }) => (
      <span title={action}>
        {words.act(action)}
        <code className="soft code-line">{action}</code>
      </span>
    ),
  },
  {
    key: 'subject',
    title: t('console:journalScreen.subject'),
    value: ({ action, subject }) => `${words.subject(action, subject.type)} ${subject.id}`,
    show: ({ action, subject }) => (
      <span title={`${subject.type} ${subject.id}`}>
        {words.subject(action, subject.type)} <code className="soft">{subject.id.slice(-8)}</code>
      </span>
    ),
  },
  {
    key: 'change',
    title: t('console:journalScreen.change'),
    value: ({ before, after }) => JSON.stringify({ before, after }),
    show: ({ action, before, after }) => (
      <Change action={action} before={before} after={after} words={words} />
    ),
  },
]
