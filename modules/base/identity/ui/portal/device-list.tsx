import type { z } from '@hono/zod-openapi'
import { sayWhen } from '#kit/calendar/index.ts'
import { Button, Form, Table, usePage } from '#kit/ui/portal/index.ts'
import { deviceName, type DeviceSession } from '../../contract.ts'

/** Where someone is signed in, each with the way out. */
export function DeviceList({ sessions }: { sessions: z.output<typeof DeviceSession>[] }) {
  const { t, now, locale, timeZone } = usePage()
  const columns = [t('identity:device.what'), t('identity:device.since'), t('identity:device.out')]
  const wayOut = (id: string) => (
    <Form action="/my/data/sessions" className="inline">
      <input type="hidden" name="sessionId" value={id} />
      <Button tone="link">{t('identity:device.end')}</Button>
    </Form>
  )
  return (
    <>
      <Table
        caption={t('identity:device.title')}
        captionHidden
        columns={columns.map((label) => ({ label }))}
        rows={sessions.map(({ id, device, since, current }) => [
          deviceName(device) ?? t('identity:device.unknown'),
          sayWhen({ start: Temporal.Instant.from(since) }, now, { locale, timeZone }),
          current ? t('identity:device.this') : wayOut(id),
        ])}
      />
      <Form action="/my/data/sessions">
        <Button tone="quiet">{t('identity:device.endAll')}</Button>
      </Form>
    </>
  )
}
