import { Alert, Button } from 'antd'
import { useT } from './language.ts'
import type { ApiProblem } from './problem.ts'

/** What went wrong, in the server's words, with the number to quote and, where it may help, another try. */
export function ProblemAlert({ problem, retry }: { problem: ApiProblem | null; retry?: () => unknown }) {
  const t = useT()
  if (!problem) return null
  return (
    <Alert
      className="problem-alert"
      type="error"
      showIcon
      title={problem.title}
      description={problem.reference && t('console:problem.reference', { reference: problem.reference })}
      action={
        retry && (
          <Button size="small" onClick={() => void retry()}>
            {t('console:problem.retry')}
          </Button>
        )
      }
    />
  )
}
