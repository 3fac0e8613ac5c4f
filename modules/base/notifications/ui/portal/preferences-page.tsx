import { Button, Checkbox, Flash, Form, Page, useT } from '#kit/ui/portal/index.ts'
import type { Channel } from '../../contract.ts'

interface PreferencesPageProps {
  allows: Record<Channel, boolean>
  saved: boolean
}

/** By which channels messages may reach someone. */
export function PreferencesPage({ allows, saved }: PreferencesPageProps) {
  const t = useT()
  const title = t('notifications:preferences.title')
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[
        { label: t('notifications:my'), href: '/my' },
        { label: t('notifications:inbox.title'), href: '/my/inbox' },
        { label: title },
      ]}
      private
    >
      <h1>{title}</h1>
      {saved && <Flash>{t('notifications:preferences.saved')}</Flash>}
      <p>{t('notifications:preferences.lead')}</p>
      <Form action="/my/inbox/preferences">
        <Checkbox
          name="sms"
          label={t('notifications:preferences.sms')}
          hint={t('notifications:preferences.smsHint')}
          checked={allows.sms}
        />
        <Checkbox
          name="email"
          label={t('notifications:preferences.email')}
          hint={t('notifications:preferences.emailHint')}
          checked={allows.email}
        />
        <Button>{t('notifications:preferences.save')}</Button>
      </Form>
    </Page>
  )
}
