import { App, AutoComplete, Button, DatePicker, Form, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { sayRange } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import {
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  FormFields,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { useState } from 'react'
import {
  liftClosureRoute,
  previewClosureRoute,
  recordClosureRoute,
  type Closure,
  type ShutPreview,
} from '../../contract.ts'
import { sayLifted, ShutDialog } from './shut-dialog.tsx'
import type { Standing } from './standing.ts'

type Fields = { spaceId?: string; during: [Dayjs, Dayjs]; reason: string }

const reasons = ['pipe', 'repair', 'holiday', 'workday', 'weather', 'official'] as const

/** What is shut now or soon, and shutting the house or a room for a while: first all that it displaces is shown. */
export function ClosuresTab({ palace }: { palace: Standing }) {
  const t = useT()
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const lift = useAct(liftClosureRoute, {
    says: t('places:console.lifted'),
    done: (lifted) => sayLifted(lifted, t, palace, { message, modal }),
  })
  const [shown, setShown] = useState<ShutPreview>()
  const preview = useAct(previewClosureRoute, { done: setShown })
  const record = useAct(recordClosureRoute, {
    done: ({ meetings }) => {
      message.info(
        t(meetings > 0 ? 'places:console.closedWith' : 'places:console.closedFree', { count: meetings }),
      )
      form.resetFields()
      setShown(undefined)
    },
  })
  // What is typed is the palace's own time, wherever the official sits.
  const instant = (local: Dayjs) =>
    Temporal.PlainDateTime.from(local.format('YYYY-MM-DDTHH:mm'))
      .toZonedDateTime(palace.timeZone)
      .toInstant()
      .toString()
  const wish = ({ spaceId, during: [start, end] }: Fields) => ({
    spaceId,
    start: instant(start),
    end: instant(end),
  })
  const needed = [{ required: true, message: t('places:console.needed') }]
  return (
    <>
      <DataTable<Closure>
        label={t('places:tab.closures')}
        rows={palace.closures}
        rowKey={({ id }) => id}
        searchable={false}
        empty={<Empty title={t('places:console.noClosures')} next={t('places:console.noClosuresNext')} />}
        columns={columnsIn(t, palace, (closureId) =>
          lift.mutateAsync({ params: { palaceId: palace.id, closureId } }),
        )}
      />
      <section className="card">
        <h2>{t('places:console.close')}</h2>
        <Form<Fields>
          form={form}
          layout="vertical"
          disabled={!palace.may.keep.allowed}
          onFinish={(fields) => preview.mutate({ params: { palaceId: palace.id }, json: wish(fields) })}
        >
          <FormFields problem={record.error ?? preview.error}>
            <Form.Item name="spaceId" label={t('places:closure.what')}>
              <Select
                allowClear
                placeholder={t('places:closure.house')}
                options={palace.spaces.map(({ id, name, depth }) => ({
                  value: id,
                  label: '　'.repeat(depth) + name,
                }))}
              />
            </Form.Item>
            <Form.Item name="during" label={t('places:closure.when')} rules={needed}>
              <DatePicker.RangePicker
                showTime={{ format: 'HH:mm', minuteStep: 15 }}
                format="YYYY-MM-DD HH:mm"
              />
            </Form.Item>
            <Form.Item name="reason" label={t('places:console.reason')} rules={needed}>
              <AutoComplete
                maxLength={200}
                options={reasons.map((one) => ({ value: t(`places:shut.reason.${one}`) }))}
              />
            </Form.Item>
            <DisabledWithReason reason={palace.may.keep.why}>
              <Button type="primary" htmlType="submit" loading={preview.isPending}>
                {t('places:console.close')}
              </Button>
            </DisabledWithReason>
          </FormFields>
        </Form>
        <ShutDialog
          palace={palace}
          preview={shown}
          busy={record.isPending}
          onClose={() => setShown(undefined)}
          onShut={() => {
            const fields = form.getFieldsValue()
            record.mutate({
              params: { palaceId: palace.id },
              json: { ...wish(fields), reason: fields.reason },
            })
          }}
        />
      </section>
    </>
  )
}

const nameOf = (t: Translator, { spaces }: Standing, spaceId: string | null) =>
  spaces.find(({ id }) => id === spaceId)?.name ?? t('places:closure.house')

const when = (t: Translator, { timeZone }: Standing, { start, end }: Closure) =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, Temporal.Now.instant(), {
    locale: t.locale,
    timeZone,
  })

const columnsIn = (
  t: Translator,
  palace: Standing,
  lift: (closureId: string) => Promise<unknown>,
): Column<Closure>[] => [
  { key: 'what', title: t('places:closure.what'), value: ({ spaceId }) => nameOf(t, palace, spaceId) },
  { key: 'when', title: t('places:closure.when'), value: (closure) => when(t, palace, closure) },
  { key: 'reason', title: t('places:console.reason'), value: ({ reason }) => reason },
  {
    key: 'act',
    title: t('places:console.act'),
    value: () => null,
    exported: false,
    show: (closure) =>
      palace.may.keep.allowed && (
        <Confirm
          label={t('places:console.lift')}
          title={t('places:console.liftTitle', { what: nameOf(t, palace, closure.spaceId) })}
          consequence={t('places:console.liftThen')}
          act={t('places:console.lift')}
          onConfirm={() => lift(closure.id)}
          button={{ size: 'small', danger: false }}
        />
      ),
  },
]
