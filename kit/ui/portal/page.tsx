import type { ReactNode } from 'react'
import { useT } from './context.tsx'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { classNames } from './class-names.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

export interface PageProps {
  /** The page's own title; the product's name is added. */
  title: string
  description?: string
  /** Canonical absolute address, when the page can be reached by several. */
  canonical?: string
  crumbs?: Crumb[]
  /** Drawing or banner between header and content, edge to edge on a phone. */
  banner?: ReactNode
  /** schema.org data, written as a JSON-LD data block (never executed). */
  jsonLd?: object
  /** `narrow` for forms and reading; `wide` for lists with a side column. */
  width?: 'narrow' | 'wide'
  /** Ask search engines to stay away: personal pages. */
  private?: boolean
  children: ReactNode
}

/** One whole page: skip link, header, content, footer. React lifts title and meta into the head. */
export function Page(props: PageProps) {
  const t = useT()
  const { title, description, canonical, crumbs, banner, jsonLd, width = 'wide', children } = props
  return (
    <>
      <title>{t('ui:page.title', { title })}</title>
      {description && <meta name="description" content={description} />}
      {props.private && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={canonical} />}
      {jsonLd && <JsonLd data={jsonLd} />}
      <a className="skip" href="#main">
        {t('ui:page.skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={classNames('wrap', width)}>
        {crumbs && <Breadcrumb items={crumbs} />}
        {banner}
        {children}
      </main>
      <Footer />
    </>
  )
}

/** `<` is escaped so that no text inside the data can close the element. */
function JsonLd({ data }: { data: object }) {
  const __html = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html }} />
}
