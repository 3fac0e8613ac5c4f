import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type PageContext, PageProvider } from '#kit/ui/portal/index.ts'

/** Addresses of the built files, with their content hash. */
export interface Assets {
  style: string
  script: string
}

/** A whole HTML document around one view, without inline script or style. */
export function renderDocument(page: PageContext, assets: Assets, view: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={page.locale} data-elder={page.elder ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="theme-color" content="#fffefb" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <PageProvider page={page}>{view}</PageProvider>
      </body>
    </html>,
  )}`
}
