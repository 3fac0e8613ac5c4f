import { Button, Form, InputNumber, Select, Switch } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import { concessionGroups, openTo, priceClasses, type RuleLine, seriesTo } from '../../contract.ts'

type Standards = { standards: Readonly<Record<string, number>> }

/** A whole number within bounds; out of them the field says which. */
function NumberField({
  name,
  label,
  least,
  most,
  extra,
  needed = false,
  placeholder,
}: {
  name: (string | number)[]
  label: string
  least: number
  most: number
  extra?: string
  needed?: boolean
  placeholder?: string
}) {
  const t = useT()
  const message = t('booking:console.between', { least, most })
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ type: 'number', min: least, max: most, required: needed, message }]}
    >
      <InputNumber className="rule-number" placeholder={placeholder} />
    </Form.Item>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="rule-group">
      <legend>{title}</legend>
      <div className="rule-fields">{children}</div>
    </fieldset>
  )
}

/** Before and after each use, whatever its kind. */
export function TurnoverFields() {
  const t = useT()
  return (
    <Group title={t('booking:console.turnover')}>
      {(['setupMinutes', 'clearingMinutes'] as const).map((name) => (
        <NumberField
          key={name}
          name={['turnover', name]}
          label={t(`booking:console.${name}`)}
          least={0}
          most={1440}
        />
      ))}
    </Group>
  )
}

/** Who, in which steps, and with whose yes. */
export function WhoFields() {
  const t = useT()
  return (
    <Group title={t('booking:console.who')}>
      <Form.Item name={['rule', 'openTo']} label={t('booking:console.openTo')}>
        <Select options={openTo.map((value) => ({ value, label: t(`booking:console.${value}`) }))} />
      </Form.Item>
      <NumberField
        name={['rule', 'slotMinutes']}
        label={t('booking:console.slotMinutes')}
        least={15}
        most={720}
        needed
      />
      <NumberField
        name={['rule', 'mostSlots']}
        label={t('booking:console.mostSlots')}
        least={1}
        most={48}
        needed
      />
      <NumberField
        name={['rule', 'peopleMost']}
        label={t('booking:console.peopleMost')}
        least={1}
        most={100_000}
        placeholder={t('booking:console.none')}
      />
      {(['approval', 'selfService'] as const).map((name) => (
        <Form.Item
          key={name}
          name={['rule', name]}
          label={t(`booking:console.${name}`)}
          valuePropName="checked"
          extra={name === 'selfService' ? t('booking:console.selfServiceHint') : null}
        >
          <Switch />
        </Form.Item>
      ))}
    </Group>
  )
}

const limits = [
  ['advanceDays', 'booking.advanceDays', 0, 365],
  ['openingHour', 'booking.openingHour', 0, 23],
  ['hoursPerPersonDay', 'booking.hoursPerPersonDay', 0.25, 24],
  ['bookingsPerUnionDay', 'booking.courtsPerUnionDay', 1, 100],
  ['cancelMinutes', 'booking.cancelMinutes', 0, 10_080],
  ['graceMinutes', 'booking.graceMinutes', 0, 720],
] as const
const seriesLimit = ['seriesDates', 'booking.seriesDates', 1, 400] as const

type Rule = NonNullable<RuleLine['rule']>
/** Which limits this space has of its own, other than the standards. */
export const ownOf = (rule: Rule, standards: Readonly<Record<string, number>>) =>
  [...limits, seriesLimit].flatMap(([name, standard]) =>
    rule[name] === null || rule[name] === standards[standard] ? [] : [name],
  )

/** What the standards say, and what this palace says instead: both are to be seen at once. P9. */
export function LimitFields({ standards }: Standards) {
  const t = useT()
  return (
    <Group title={t('booking:console.limits')}>
      {limits.map(([name, standard, least, most]) => (
        <LimitField key={name} name={name} value={standards[standard]} least={least} most={most} />
      ))}
    </Group>
  )
}

function LimitField({
  name,
  value,
  least,
  most,
}: {
  name: (typeof limits)[number][0] | (typeof seriesLimit)[0]
  value: number | undefined
  least: number
  most: number
}) {
  const t = useT()
  const form = Form.useFormInstance()
  const own = Form.useWatch(['rule', name], form) as number | null | undefined
  const standard = { value: value ?? '' }
  const differs = typeof own === 'number' && own !== value
  return (
    <NumberField
      name={['rule', name]}
      label={t(`booking:console.${name}`)}
      least={least}
      most={most}
      extra={t(differs ? 'booking:console.differs' : 'booking:console.standard', standard)}
      placeholder={t('booking:console.asStandard')}
    />
  )
}

/** The price of an hour in yuan, kept in fen, and who pays less or nothing. P5. */
export function ConcessionFields() {
  const t = useT()
  const form = Form.useFormInstance()
  const priceClass = Form.useWatch(['rule', 'priceClass'], form) as string | undefined
  const taken = (Form.useWatch(['rule', 'concessions'], form) ?? []) as { who?: string }[]
  const left = concessionGroups.filter((who) => !taken.some((one) => one?.who === who))
  return (
    <Group title={t('booking:console.priceGroup')}>
      <Form.Item name={['rule', 'priceClass']} label={t('booking:console.priceClass')}>
        <Select options={priceClasses.map((value) => ({ value, label: t(`ui:price.${value}`) }))} />
      </Form.Item>
      {priceClass !== 'free' && (
        <>
          <Yuan name={['rule', 'fenPerHour']} label={t('booking:console.yuanPerHour')} />
          <Form.List name={['rule', 'concessions']}>
            {(rows, { add, remove }) => (
              <div className="rule-wide">
                <p id="concessions">{t('booking:console.concessions')}</p>
                {rows.map((row) => (
                  <div key={row.key} className="rule-concession">
                    <Form.Item name={[row.name, 'who']} label={t('booking:console.concessionWho')}>
                      <Select
                        options={concessionGroups.map((value) => ({
                          value,
                          label: t(`booking:concession.${value}`),
                        }))}
                      />
                    </Form.Item>
                    <Yuan name={[row.name, 'fenPerHour']} label={t('booking:console.yuanPerHour')} />
                    <Button onClick={() => remove(row.name)}>{t('booking:console.remove')}</Button>
                  </div>
                ))}
                {left.length > 0 && (
                  <Button onClick={() => add({ who: left[0], fenPerHour: 0 })}>
                    {t('booking:console.addConcession')}
                  </Button>
                )}
              </div>
            )}
          </Form.List>
        </>
      )}
    </Group>
  )
}

function Yuan({ name, label }: { name: (string | number)[]; label: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      getValueProps={(fen: number | null) => ({ value: fen === null ? null : fen / 100 })}
      normalize={(yuan: number | null) => Math.round((yuan ?? 0) * 100)}
    >
      <InputNumber min={0} precision={2} className="rule-number" />
    </Form.Item>
  )
}

/** Who may book a season online, and how many dates of it. */
export function SeriesFields({ standards }: Standards) {
  const t = useT()
  return (
    <Group title={t('booking:console.seasons')}>
      <Form.Item name={['rule', 'seriesTo']} label={t('booking:console.seriesTo')}>
        <Select options={seriesTo.map((value) => ({ value, label: t(`booking:console.series.${value}`) }))} />
      </Form.Item>
      <LimitField name="seriesDates" value={standards['booking.seriesDates']} least={1} most={400} />
    </Group>
  )
}
