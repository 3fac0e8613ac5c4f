import type { Translator } from '#kit/i18n/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { ProjectDetail } from '../../contract.ts'
import { amountOf } from '../words.ts'

type Line = ProjectDetail['history'][number]

const MINUTE = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const

/** One line of what happened: when, who, what, and to what. */
export function HistoryLine({ line }: { line: Line }) {
  const t = useT()
  const at = Temporal.Instant.from(line.at).toLocaleString(t.locale, { ...MINUTE, timeZone: 'Asia/Shanghai' })
  return (
    <>
      <time dateTime={line.at}>{at}</time> {line.by ?? t('projects:console.installation')}{' '}
      <b>{t.byKey(`projects:journal.${line.act}`)}</b> {detailOf(t, line)}
    </>
  )
}

/** What a line says besides its act, as far as people read it. */
function detailOf(t: Translator, { act, before, after }: Line): string {
  const said = Object.entries(after ?? {}).flatMap(([field, value]) => {
    const now = sayValue(t, act, field, value)
    if (now === null) return []
    const was = sayValue(t, act, field, before?.[field])
    const change = was === null || was === now ? now : `${was} → ${now}`
    return [fields.has(field) ? `${t.byKey(`projects:field.${field}`)} ${change}` : change]
  })
  return said.join(' · ')
}

/** Fields whose value needs its name beside it. */
const fields = new Set([
  'baseline',
  'expected',
  'floorM2',
  'officeM2',
  'address',
  'title',
  'summary',
  'lng',
  'lat',
])
const quiet = new Set(['palaceId', 'planLineId', 'sha256', 'people', 'days', 'onDay', 'plannedFen'])

function sayValue(t: Translator, act: string, field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '' || quiet.has(field)) return null
  const word = field === 'kind' ? kindOf[act] : words[field]
  if (word) return t.byKey(`projects:${word}.${String(value)}`)
  if (field === 'amountFen') return amountOf(t, Number(value))
  return typeof value === 'object' ? null : String(value)
}

const words: Readonly<Record<string, string>> = {
  step: 'step',
  department: 'department',
  milestone: 'milestone',
  paper: 'paper',
  constructionMode: 'constructionMode',
}
/** What a kind is of. */
const kindOf: Readonly<Record<string, string>> = {
  propose: 'kind',
  enterMoney: 'moneyKind',
  addRemark: 'remarkKind',
}

/** Everything that happened, the latest first. */
export function History({ project }: { project: ProjectDetail }) {
  return (
    <ol className="plain-list project-history">
      {project.history.map((line, i) => (
        <li key={i}>
          <HistoryLine line={line} />
        </li>
      ))}
    </ol>
  )
}
