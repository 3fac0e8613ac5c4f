import { Illustration } from '#kit/ui/portal/index.ts'
import type { PalaceDetail } from '../../contract.ts'

const drawingOf = (src: string) => src.replace('illustration:', '')

/** The first picture of a palace, over its page; the house when it has none. */
export function PalaceBanner({ photos: [first] }: Pick<PalaceDetail, 'photos'>) {
  return first ? (
    <Illustration name={drawingOf(first.src)} label={first.alt} />
  ) : (
    <Illustration name="house" />
  )
}

/** The others, each with its words below. */
export function PalacePictures({ photos }: Pick<PalaceDetail, 'photos'>) {
  const others = photos.slice(1)
  if (others.length === 0) return null
  return (
    <ul className="pictures">
      {others.map(({ src, alt }) => (
        <li key={src + alt}>
          <figure>
            <Illustration name={drawingOf(src)} />
            <figcaption>{alt}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
