import { Columns, Page, usePage } from '#kit/ui/portal/index.ts'
import type { Division } from '../../contract.ts'
import { DivisionMap, type SketchMap } from './maps.tsx'

interface ChoosePlacePageProps {
  divisions: readonly Division[]
  chosen: string | null
  /** Where the reader came from and goes back to. */
  back: string
  sketch: SketchMap | null
}

/** Choose my place: the tree as links, each remembered in a cookie; no position is asked for. */
export function ChoosePlacePage({ divisions, chosen, back, sketch }: ChoosePlacePageProps) {
  const { t } = usePage()
  const title = t('places:choose.title')
  const choose = (code: string) => `/preferences?place=${code}&back=${encodeURIComponent(back)}`
  const province = divisions.find(({ level }) => level === 'province')
  const tier = divisions.filter(({ parentCode }) => parentCode !== null && parentCode === province?.code)
  const link = ({ code, name }: { code: string; name: string }) => (
    <a href={choose(code)} aria-current={code === chosen ? 'true' : undefined}>
      {name}
    </a>
  )
  return (
    <Page title={title} crumbs={[{ label: title }]}>
      <h1>{title}</h1>
      <p>{t('places:choose.lead')}</p>
      <Columns side={<DivisionMap sketch={sketch} name={province?.name ?? title} />}>
        <p className="place-all">
          <a href={choose('')} aria-current={chosen === null ? 'true' : undefined}>
            {t('places:choose.whole', { name: province?.name ?? '' })}
          </a>
        </p>
        {tier.map((city) => (
          <section key={city.code} className="place-group">
            <h2>{link(city)}</h2>
            <ul>
              {divisions
                .filter(({ parentCode }) => parentCode === city.code)
                .map((county) => (
                  <li key={county.code}>{link(county)}</li>
                ))}
            </ul>
          </section>
        ))}
      </Columns>
    </Page>
  )
}
