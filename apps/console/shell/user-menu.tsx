import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useT, useViewer } from '#kit/ui/console/index.ts'
import { useSignOut } from '../session/sign-out.tsx'

/** Who one is: the other language, the public site, and the way out. */
export function UserMenu() {
  const t = useT()
  const { name } = useViewer()
  const signOut = useSignOut()
  const language = () => {
    const lang = t.locale === 'en' ? 'zh-CN' : 'en'
    location.assign(
      `/preferences?${new URLSearchParams({ lang, back: location.pathname + location.search })}`,
    )
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'language', label: t('console:user.otherLanguage'), onClick: language },
          { key: 'security', label: <a href="/my/security">{t('console:user.security')}</a> },
          { key: 'portal', label: <a href="/">{t('console:user.portal')}</a> },
          { type: 'divider' },
          { key: 'out', label: t('console:user.signOut'), onClick: signOut },
        ],
      }}
    >
      <Button type="text" className="user" aria-haspopup="menu">
        {name || t('console:user.unnamed')}
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
