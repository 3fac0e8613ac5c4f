import { Button, Form } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { setOpeningHoursRoute } from '../../contract.ts'
import type { Standing } from './standing.ts'
import { stretchesOf, WeekFields, weekValue, type WeekValue } from './week-fields.tsx'

/** The weekly hours of the house, with and without staff. P7. */
export function HoursTab({ palace }: { palace: Standing }) {
  const t = useT()
  const act = useAct(setOpeningHoursRoute, { says: t('places:console.saved') })
  return (
    <Form<{ week: WeekValue }>
      layout="vertical"
      disabled={!palace.may.keep.allowed}
      initialValues={{ week: weekValue(palace.hours) }}
      onFinish={({ week }) =>
        act.mutate({ params: { palaceId: palace.id }, json: { hours: stretchesOf(week) } })
      }
    >
      <p className="soft">{t('places:console.hoursHint')}</p>
      <FormFields problem={act.error}>
        <WeekFields name="week" />
        <DisabledWithReason reason={palace.may.keep.why}>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('places:console.save')}
          </Button>
        </DisabledWithReason>
      </FormFields>
    </Form>
  )
}
