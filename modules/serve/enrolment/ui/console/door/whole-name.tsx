import { Button } from 'antd'
import { useState } from 'react'
import { ApiProblem, call } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import { unmaskNameRoute } from '#modules/base/identity/contract.ts'

/** The whole name for telling two people apart at the door; each look is in the journal, with this reason. */
export function WholeName({ personId }: { personId: string }) {
  const t = useT()
  const [shown, show] = useState<string | null>(null)
  const ask = () =>
    call(unmaskNameRoute, { params: { personId }, json: { reason: 'checkIn' } }).then(
      ({ name }) => show(name),
      (problem: unknown) => {
        if (!(problem instanceof ApiProblem)) throw problem
        show(problem.title)
      },
    )
  if (shown !== null) return <span role="status">{shown}</span>
  return (
    <Button type="link" onClick={() => void ask()}>
      {t('enrolment:console.door.wholeName')}
    </Button>
  )
}
