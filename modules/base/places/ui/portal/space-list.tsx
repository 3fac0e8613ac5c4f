import { Empty, Table, usePage } from '#kit/ui/portal/index.ts'
import type { Space } from '../../contract.ts'
import { count, nameIn } from './words.ts'

/** The rooms of a house, each followed by the parts that it divides into. */
export function SpaceList({ spaces }: { spaces: readonly Space[] }) {
  const { t } = usePage()
  if (spaces.length === 0) return <Empty title={t('places:space.none')} picture="house" />
  const nothing = t('places:space.unknown')
  return (
    <Table
      caption={t('places:space.caption')}
      captionHidden
      columns={[
        { label: t('places:space.name') },
        { label: t('places:space.kindLabel') },
        { label: t('places:space.floor') },
        { label: t('places:space.area'), numeric: true },
        { label: t('places:space.seats'), numeric: true },
      ]}
      rows={spaces.map((space) => [
        space.depth > 0 ? t('places:space.part', { name: nameIn(t, space) }) : nameIn(t, space),
        t(`places:space.kind.${space.kind}`),
        space.floor ?? nothing,
        space.areaM2 === null ? nothing : count(space.areaM2),
        space.capacity === null ? nothing : count(space.capacity),
      ])}
    />
  )
}
