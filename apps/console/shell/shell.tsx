import { MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Outlet, useLocation, useNavigation, useOutletContext } from 'react-router'
import { useT } from '#kit/ui/console/index.ts'
import type { ShellContext } from '../session/inside.tsx'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { ScopeSelector } from './scope-selector.tsx'
import { StandingNotice } from './standing.tsx'
import { UserMenu } from './user-menu.tsx'
import { Waiting } from './waiting.tsx'

/** The desk: navigation by the six words on the left, where one looks and who one is on top, the screen below. */
export function Shell() {
  const t = useT()
  const { tree, path } = useOutletContext<ShellContext>()
  const { pathname } = useLocation()
  const loading = useNavigation().state === 'loading'
  const [menu, setMenu] = useState(false)
  const [palette, setPalette] = useState(false)
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setPalette(true)
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [])
  return (
    <div className="shell">
      <a className="skip" href="#screen">
        {t('console:shell.skip')}
      </a>
      <div className="side">
        <Navigation mark={t('console:shell.mark')} />
      </div>
      <Drawer
        open={menu}
        onClose={() => setMenu(false)}
        placement="left"
        size={264}
        title={t('console:shell.mark')}
        className="side-drawer"
      >
        <Navigation onGo={() => setMenu(false)} />
      </Drawer>
      <header className="bar">
        <Button
          className="menu-button"
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t('console:shell.menu')}
          onClick={() => setMenu(true)}
        />
        <ScopeSelector tree={tree} path={path} />
        <Button
          className="palette-button"
          icon={<SearchOutlined aria-hidden />}
          onClick={() => setPalette(true)}
        >
          <span>{t('console:palette.open')}</span>
          <kbd>Ctrl K</kbd>
        </Button>
        <UserMenu />
      </header>
      {loading && <div className="progress" role="progressbar" aria-label={t('console:shell.loading')} />}
      <main id="screen" tabIndex={-1} key={pathname}>
        <StandingNotice />
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      {palette && <Palette tree={tree} close={() => setPalette(false)} />}
    </div>
  )
}
