import { createBrowserRouter, type RouteObject } from 'react-router'
import type { Screen } from '#kit/ui/console/index.ts'
import { Allowed } from './session/allowed.tsx'
import { Inside } from './session/inside.tsx'
import { NotFound } from './shell/not-found.tsx'
import { ScreenFailed } from './shell/screen-failed.tsx'
import { Shell } from './shell/shell.tsx'
import { Waiting } from './shell/waiting.tsx'
import { screens } from './screens.ts'

/** All addresses below /console: the sign-in page, screens within the shell, and phone screens with nothing around them. */
export function createRouter() {
  const desk = screens.filter(({ layout }) => layout !== 'phone')
  const phone = screens.filter(({ layout }) => layout === 'phone')
  return createBrowserRouter(
    [
      {
        path: '/sign-in',
        HydrateFallback: Waiting,
        lazy: async () => ({ Component: (await import('./session/sign-in.tsx')).SignIn }),
      },
      {
        Component: Inside,
        HydrateFallback: Waiting,
        ErrorBoundary: ScreenFailed,
        children: [
          {
            Component: Shell,
            children: [
              // A screen that fails leaves the navigation standing.
              {
                ErrorBoundary: ScreenFailed,
                children: [...desk.map(routeOf), { path: '*', Component: NotFound }],
              },
            ],
          },
          ...phone.map(routeOf),
        ],
      },
    ],
    { basename: '/console' },
  )
}

const routeOf = (screen: Screen): RouteObject => ({
  path: screen.path,
  lazy: async () => {
    const { default: Element } = await screen.element()
    return {
      Component: () => (
        <Allowed screen={screen}>
          <Element />
        </Allowed>
      ),
    }
  },
})
