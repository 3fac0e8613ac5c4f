import { Alert, Button } from 'antd'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import type { ProjectDetail } from '../../contract.ts'
import { HistoryLine } from './history.tsx'

type Seen = {
  /** The version that the reader saw: what every act sends, so that nothing of others is written over. */
  version: number
  /** After an act of one's own. */
  saved: (version: number) => void
  theirs: ProjectDetail['history']
  accept: () => void
}
const SeenContext = createContext<Seen | null>(null)

/** Keeps which version the reader saw while the page reads the latest, so that someone else's change is told. */
export function SeenProvider({ project, children }: { project: ProjectDetail; children: ReactNode }) {
  const [version, setVersion] = useState(project.version)
  const theirs = project.history.filter((line) => line.version !== null && line.version > version)
  const seen = { version, saved: setVersion, theirs, accept: () => setVersion(project.version) }
  return <SeenContext value={seen}>{children}</SeenContext>
}

export function useSeen(): Seen {
  const seen = useContext(SeenContext)
  if (!seen) throw new Error('An act on a project stands on its page.')
  return seen
}

/** What others changed since the reader saw the project. What was typed stays; it can be sent once this was read. */
export function Meanwhile() {
  const t = useT()
  const { theirs, accept } = useSeen()
  if (theirs.length === 0) return null
  return (
    <Alert
      className="problem-alert"
      type="warning"
      showIcon
      title={t('projects:console.meanwhile')}
      description={
        <ul className="plain-list">
          {theirs.map((line) => (
            <li key={line.version}>
              <HistoryLine line={line} />
            </li>
          ))}
        </ul>
      }
      action={
        <Button size="small" onClick={accept}>
          {t('projects:console.meanwhileRead')}
        </Button>
      }
    />
  )
}
