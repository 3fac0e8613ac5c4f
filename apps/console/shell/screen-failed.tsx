import { Button } from 'antd'
import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { ApiProblem } from '#kit/ui/console/client.ts'
import { Empty, ProblemAlert, useT } from '#kit/ui/console/index.ts'

/** A screen that broke, or whose chunk is gone since the server was updated: says so and offers to reload. */
export function ScreenFailed() {
  const t = useT()
  const error = useRouteError()
  useEffect(() => {
    // The browser's console keeps what a report of the fault needs.
    reportError(error)
  }, [error])
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {t('console:failed.reload')}
    </Button>
  )
  return (
    <div className="screen-failed">
      {error instanceof ApiProblem ? (
        <ProblemAlert problem={error} retry={() => location.reload()} />
      ) : (
        <Empty title={t('console:failed.title')} next={t('console:failed.next')} action={reload} />
      )}
    </div>
  )
}
