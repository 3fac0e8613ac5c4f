import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useT } from '#kit/ui/console/index.ts'

const PARTS = ['database', 'disk', 'jobs', 'mail'] as const
const EVERY_MS = 20_000

/** Says above every screen which part of the installation is in trouble, and what that means for the work at hand. */
export function StandingNotice() {
  const t = useT()
  const { data: troubled = [] } = useQuery({
    queryKey: ['readyz'],
    queryFn: partsInTrouble,
    refetchInterval: EVERY_MS,
  })
  return (
    <div role="status">
      {troubled.map((part) => (
        <Alert key={part} banner type="warning" title={t(`console:standing.${part}`)} />
      ))}
    </div>
  )
}

/** What /readyz tells of each part; no answer at all is told by the screens themselves. */
async function partsInTrouble(): Promise<(typeof PARTS)[number][]> {
  const answer = await fetch('/readyz')
  const found = (await answer.json()) as Partial<Record<string, { status?: string }>>
  const troubled = PARTS.filter((part) => found[part]?.status !== 'ok')
  // Without the database nothing is known of the rest.
  return troubled.includes('database') ? ['database'] : troubled
}
