import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Translator } from '#kit/i18n/index.ts'
import { addressOf, useAct, useCall, usePages } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  ScreenLink,
  StateTag,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  exportMembersRoute,
  findMembersRoute,
  listUnionsRoute,
  markContactRoute,
  memberStates,
  type Member,
} from '../../contract.ts'

/** Members of a part of the tree, masked. What is searched for may be a phone, so it does not stand in the address. */
export default function MembersScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  const [query, setQuery] = useSearchParams()
  const [q, search] = useState('')
  const asked = (field: string) => query.get(field) || undefined
  const ask = (field: string, value: string | null) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      if (value) next.set(field, value)
      else next.delete(field)
      return next
    })
  const mark = useAct(markContactRoute, { says: t('membership:members.marked') })
  const state = memberStates.find((one) => one === asked('state'))
  const filters = { division: divisionCode, union: asked('union'), state }
  const unions = useCall(listUnionsRoute, { query: { division: divisionCode } }).data?.unions
  const { pages, everyPage, ...list } = usePages(findMembersRoute, (after: string | undefined) => ({
    json: { ...filters, ...(q ? { q } : {}), after },
  }))
  const rows = pages?.flatMap(({ members }) => members)
  const filtered = q !== '' || filters.union !== undefined || state !== undefined
  return (
    <>
      <PageHeader
        title={t('membership:members.title')}
        sub={t('membership:members.sub', { name })}
        actions={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
      />
      <div className="table-tools">
        <Input.Search
          allowClear
          maxLength={40}
          aria-label={t('membership:members.search')}
          placeholder={t('membership:members.search')}
          onSearch={(text) => search(text.trim())}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 220 }}
          value={filters.union ?? null}
          aria-label={t('membership:members.union')}
          placeholder={t('membership:members.all')}
          options={unions?.map((union) => ({ value: union.id, label: union.name })) ?? []}
          onChange={(id: string | null) => ask('union', id)}
        />
        <Select
          allowClear
          style={{ minWidth: 120 }}
          value={state ?? null}
          aria-label={t('membership:members.state')}
          placeholder={t('membership:members.state')}
          options={memberStates.map((value) => ({ value, label: t(`membership:members.${value}`) }))}
          onChange={(value: string | null) => ask('state', value)}
        />
      </div>
      <DataTable<Member>
        personal
        label={t('membership:roll')}
        rows={rows}
        columns={columnsIn(t, (member) =>
          mark.mutate({ params: { memberId: member.id }, json: { contact: !member.contact } }),
        )}
        rowKey={({ id }) => id}
        searchable={false}
        {...list}
        allRows={async () => (await everyPage()).flatMap(({ members }) => members)}
        {...(q ? {} : { exportFrom: addressOf(exportMembersRoute.path, { query: filters }) })}
        empty={
          filtered ? (
            <Empty title={t('membership:members.none')} />
          ) : (
            <Empty
              title={t('membership:members.empty')}
              next={t('membership:members.emptyNext')}
              action={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
            />
          )
        }
      />
    </>
  )
}

const columnsIn = (t: Translator, mark: (member: Member) => void): Column<Member>[] => [
  { key: 'name', title: t('membership:column.name'), value: ({ nameMasked }) => nameMasked },
  { key: 'phone', title: t('membership:column.phone'), value: ({ phoneMasked }) => phoneMasked },
  { key: 'union', title: t('membership:column.unionName'), value: ({ unionName }) => unionName },
  { key: 'division', title: t('membership:unions.division'), value: ({ divisionName }) => divisionName },
  { key: 'joinedOn', title: t('membership:column.joinedOn'), value: ({ joinedOn }) => joinedOn },
  {
    key: 'leftOn',
    title: t('membership:column.leftOn'),
    value: ({ leftOn }) => leftOn,
    show: ({ leftOn }) => leftOn ?? <StateTag tone="free">{t('membership:members.member')}</StateTag>,
  },
  {
    key: 'contact',
    title: t('membership:members.contact'),
    value: ({ contact }) => (contact ? t('membership:members.contactYes') : null),
    show: (member) =>
      member.leftOn === null && (
        <Button size="small" type={member.contact ? 'primary' : 'default'} onClick={() => mark(member)}>
          {t(member.contact ? 'membership:members.unmarkContact' : 'membership:members.markContact')}
        </Button>
      ),
  },
]
