import { Button, Form, Input } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import type { Stretch } from '../../contract.ts'
import './places.css'
import { dayText, readDay, weekdays } from './week-text.ts'

/** A week as a form holds it: one line of text per day and kind, `staffed` and `self`, Monday first. */
export type WeekValue = { staffed: string[]; self: string[] }

const kinds = ['staffed', 'self'] as const

export const weekValue = (week: readonly Stretch[]): WeekValue => ({
  staffed: weekdays.map((weekday) => dayText(week, weekday, false)),
  self: weekdays.map((weekday) => dayText(week, weekday, true)),
})

/** The stretches of a week that the form has checked. */
export const stretchesOf = (value: WeekValue): Stretch[] =>
  weekdays.flatMap((weekday, at) =>
    kinds.flatMap((kind) => readDay(value[kind]?.[at] ?? '', weekday, kind === 'self') ?? []),
  )

/** A line per weekday for staffed and one for self-service hours; Monday's can be copied down. */
export function WeekFields({ name }: { name: string }) {
  const t = useT()
  const form = Form.useFormInstance()
  const copy = (kind: (typeof kinds)[number]) => {
    const first: string = form.getFieldValue([name, kind, 0]) ?? ''
    form.setFieldValue(
      [name, kind],
      weekdays.map(() => first),
    )
  }
  return (
    <table className="week-fields">
      <thead>
        <tr>
          <th>{t('places:hours.day')}</th>
          {kinds.map((kind) => (
            <th key={kind}>
              {t(`places:hours.${kind}`)}{' '}
              <Button size="small" type="link" onClick={() => copy(kind)}>
                {t('places:console.likeMonday')}
              </Button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday, at) => (
          <tr key={weekday}>
            <th scope="row">{t(`calendar:weekday.long.${weekday}`)}</th>
            {kinds.map((kind) => (
              <td key={kind}>
                <Form.Item
                  name={[name, kind, at]}
                  rules={[
                    {
                      validator: (_, text: string) =>
                        readDay(text ?? '', weekday, kind === 'self')
                          ? Promise.resolve()
                          : Promise.reject(new Error(t('places:console.hoursHint'))),
                    },
                  ]}
                >
                  <Input
                    aria-label={`${t(`calendar:weekday.long.${weekday}`)} ${t(`places:hours.${kind}`)}`}
                    placeholder={t('places:hours.none')}
                  />
                </Form.Item>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
