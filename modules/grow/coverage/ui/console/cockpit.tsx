import { Button, Skeleton } from 'antd'
import { Navigate, useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { PageHeader, ProblemAlert, useGo, useScope, useT } from '#kit/ui/console/index.ts'
import { cockpitRoute } from '../../contract.ts'
import { CockpitBoards } from './cockpit-boards.tsx'
import './coverage.css'

const MINUTE = 60_000

/** The way to full coverage in one look, for those who answer for it. P1, P4, P20. */
export default function CockpitScreen() {
  const t = useT()
  const go = useGo()
  const [query] = useSearchParams()
  const { divisionCode, name } = useScope()
  const { data, error, refetch } = useCall(
    cockpitRoute,
    { query: { scope: divisionCode } },
    { every: MINUTE },
  )
  if (query.get('screen') === 'large')
    return <Navigate replace to={`/cockpit/large?division=${divisionCode}`} />
  return (
    <>
      <PageHeader
        title={t('coverage:cockpit.title')}
        sub={name}
        actions={<Button onClick={() => go('/cockpit?screen=large')}>{t('coverage:cockpit.large')}</Button>}
      />
      {data ? (
        <CockpitBoards cockpit={data} />
      ) : error ? (
        <ProblemAlert problem={error} retry={refetch} />
      ) : (
        <Skeleton active />
      )}
    </>
  )
}
