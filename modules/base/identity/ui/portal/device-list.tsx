import type { z } from '@hono/zod-openapi'
import { Button, Form, usePage } from '#kit/ui/portal/index.ts'
import type { DeviceSession } from '../../contract.ts'

/** Where someone is signed in, each with the way out. */
export function DeviceList({ sessions }: { sessions: z.output<typeof DeviceSession>[] }) {
  const { t, locale, timeZone } = usePage()
  const when = (at: string) =>
    Temporal.Instant.from(at)
      .toZonedDateTimeISO(timeZone)
      .toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: undefined })
  return (
    <>
      <ul className="lines">
        {sessions.map(({ id, device, since, current }) => (
          <li key={id}>
            <span>
              {t('identity:device.since', {
                device: deviceName(device) ?? t('identity:device.unknown'),
                when: when(since),
              })}
            </span>
            {current ? (
              <span>{t('identity:device.this')}</span>
            ) : (
              <Form action="/my/data/sessions" className="inline">
                <input type="hidden" name="sessionId" value={id} />
                <Button tone="link">{t('identity:device.end')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form action="/my/data/sessions">
        <Button tone="quiet">{t('identity:device.endAll')}</Button>
      </Form>
    </>
  )
}

/** What people call the thing: enough to tell their own devices apart, without a library for every browser. */
function deviceName(agent: string): string | null {
  const system = /(iPhone|iPad|HarmonyOS|Android|Windows|Macintosh|Linux)/.exec(agent)?.[1]
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)/.exec(agent)?.[1]
  const shown = { MicroMessenger: 'WeChat', Edg: 'Edge' }[browser ?? ''] ?? browser
  return [shown, system?.replace('Macintosh', 'Mac')].filter(Boolean).join(' · ') || null
}
