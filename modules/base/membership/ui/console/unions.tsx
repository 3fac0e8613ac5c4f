import { useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, PageHeader, ScreenLink, useScope, useT } from '#kit/ui/console/index.ts'
import { listUnionsRoute, type Union } from '../../contract.ts'

/** The grassroots unions of a part of the tree; each opens its members. */
export default function UnionsScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  const { data, error, isPending, refetch } = useCall(listUnionsRoute, { query: { division: divisionCode } })
  const members = data?.unions.reduce((sum, union) => sum + union.members, 0) ?? 0
  return (
    <>
      <PageHeader
        title={t('membership:unions.title')}
        sub={data && t('membership:unions.sub', { name, unions: data.unions.length, members })}
        actions={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
      />
      <DataTable<Union>
        label={t('membership:unions.title')}
        rows={data?.unions}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/members?union=${id}`}
        loading={isPending}
        problem={error}
        retry={refetch}
        columns={[
          { key: 'name', title: t('membership:column.unionName'), value: (union) => union.name, sort: true },
          { key: 'uscc', title: t('membership:column.uscc'), value: ({ uscc }) => uscc },
          {
            key: 'division',
            title: t('membership:unions.division'),
            value: (union) => union.divisionName,
            sort: true,
          },
          {
            key: 'members',
            title: t('membership:unions.members'),
            value: (union) => union.members,
            number: true,
            sort: true,
          },
          {
            key: 'left',
            title: t('membership:unions.left'),
            value: ({ left }) => left,
            number: true,
            sort: true,
          },
        ]}
        empty={
          <Empty
            title={t('membership:unions.empty')}
            next={t('membership:unions.emptyNext')}
            action={<ScreenLink to="/members/import">{t('membership:members.import')}</ScreenLink>}
          />
        }
      />
    </>
  )
}
