import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  PriceTag,
  ProblemAlert,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { formatFen } from '#kit/money/index.ts'
import { bookingRulesRoute, type RuleLine } from '../../contract.ts'
import './booking.css'
import { RuleDialog } from './rule-dialog.tsx'
import { ownOf } from './rule-fields.tsx'

/** How each space may be booked online; what is left out is the standard. P9. */
export default function RulesScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  return (
    <>
      <PageHeader title={t('booking:console.rules')} sub={name} />
      {palaceId ? (
        <Rules key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('booking:console.choosePalace')} next={t('booking:console.choosePalaceNext')} />
      )}
    </>
  )
}

function Rules({ palaceId }: { palaceId: string }) {
  const t = useT()
  const [edited, edit] = useState<RuleLine | null>(null)
  const may = useMay(['hallManager', 'director'])
  const { data, error, refetch } = useCall(bookingRulesRoute, { params: { palaceId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const online = ({ rule }: RuleLine) => t(rule ? 'booking:console.online' : 'booking:console.deskOnly')
  const columns: Column<RuleLine>[] = [
    {
      key: 'space',
      title: t('booking:console.space'),
      value: ({ spaceName }) => spaceName,
      show: (line) => (
        <span style={{ paddingInlineStart: line.depth * 16 }}>
          {may ? (
            <Button type="link" className="name-link" onClick={() => edit(line)}>
              {line.spaceName}
            </Button>
          ) : (
            line.spaceName
          )}
        </span>
      ),
    },
    { key: 'online', title: t('booking:console.state'), value: online },
    {
      key: 'openTo',
      title: t('booking:console.openTo'),
      value: ({ rule }) => rule && t(`booking:console.${rule.openTo}`),
    },
    {
      key: 'slot',
      title: t('booking:console.slotMinutes'),
      value: ({ rule }) => rule?.slotMinutes,
      number: true,
    },
    {
      key: 'price',
      title: t('booking:console.yuanPerHour'),
      value: ({ rule }) => rule && formatFen(rule.fenPerHour, t.locale),
      show: ({ rule }) =>
        rule && <PriceTag priceClass={rule.priceClass} amount={formatFen(rule.fenPerHour, t.locale)} />,
    },
    {
      key: 'approval',
      title: t('booking:console.approval'),
      value: ({ rule }) => (rule?.approval ? t('booking:console.approval') : null),
    },
    {
      key: 'own',
      title: t('booking:console.againstStandards'),
      value: ({ rule }) => rule && ownOf(rule, data.standards).length,
      show: ({ rule }) => {
        if (!rule) return null
        const own = ownOf(rule, data.standards)
        return own.length === 0
          ? t('booking:console.asAllStandards')
          : own.map((name) => t(`booking:console.${name}`)).join(t('console:list.semicolon'))
      },
    },
    {
      key: 'edit',
      title: t('booking:console.steps'),
      value: () => null,
      show: (line) => (
        <DisabledWithReason reason={may ? null : t('booking:why.notYours')}>
          <Button aria-label={`${t('booking:console.edit')} ${line.spaceName}`} onClick={() => edit(line)}>
            {t('booking:console.edit')}
          </Button>
        </DisabledWithReason>
      ),
      exported: false,
    },
  ]
  return (
    <>
      <DataTable<RuleLine>
        label={t('booking:console.rules')}
        rows={data.rules}
        columns={columns}
        rowKey={({ spaceId }) => spaceId}
        empty={<Empty title={t('booking:console.noSpaces')} next={t('booking:console.noSpacesNext')} />}
      />
      {edited && (
        <RuleDialog palaceId={palaceId} line={edited} standards={data.standards} close={() => edit(null)} />
      )}
    </>
  )
}
