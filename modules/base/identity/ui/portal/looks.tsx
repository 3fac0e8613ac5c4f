import { sayWhen } from '#kit/calendar/index.ts'
import { Table, usePage } from '#kit/ui/portal/index.ts'

export interface Looked {
  at: string
  by: string
  reason: string | null
}

/** Who saw somebody's name in clear, and what they said it was for. */
export function Looks({ looks }: { looks: Looked[] }) {
  const { t, now, locale, timeZone } = usePage()
  return (
    <>
      <p>{t('identity:looks.lead')}</p>
      {looks.length === 0 ? (
        <p>{t('identity:looks.none')}</p>
      ) : (
        <Table
          caption={t('identity:looks.title')}
          captionHidden
          columns={[
            { label: t('identity:looks.at') },
            { label: t('identity:looks.by') },
            { label: t('identity:looks.why') },
          ]}
          rows={looks.map(({ at, by, reason }) => [
            sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone }),
            by,
            reason ? t.byKey(`identity:people.reason.${reason}`) : '',
          ])}
        />
      )}
    </>
  )
}
