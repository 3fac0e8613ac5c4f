/**
 * Turns the county outlines (TopoJSON) into SVG paths for counties, prefectures and the province, in one coordinate
 * system. Run once when the source changes:
 *   node tools/import-outlines.ts path/to/hubei-counties.topojson > modules/base/places/data/hubei-outlines.json
 *
 * The source's arcs overlap and double back, so topology is rebuilt from shared line segments: an edge between two
 * areas of one group cancels out, and what is left is the group's border. Lines are simplified between junctions,
 * once, so neighbours still meet without gaps.
 */
import { readFileSync } from 'node:fs'
import { simplify } from './outlines/simplify.ts'
import { ringsOf, type Edge } from './outlines/rings.ts'

type Topology = {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: { counties: { geometries: { id: string; arcs: number[][] | number[][][] }[] } }
}

const width = 2000
const tolerance = 1.6
const smallestRing = 12 // square units; smaller islands are specks at any size we draw

const topology = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Topology
const { scale, translate } = topology.transform
const latitude = 31.15 // mid-province: degrees of longitude are shortened by its cosine
const stretch = Math.cos((latitude * Math.PI) / 180)

const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return [(x * scale[0] + translate[0]) * stretch, -(y * scale[1] + translate[1])] as [number, number]
  })
})
const all = arcs.flat()
const [left, top] = [Math.min(...all.map((p) => p[0])), Math.min(...all.map((p) => p[1]))]
const unit = (width - 20) / (Math.max(...all.map((p) => p[0])) - left)
const height = Math.round((Math.max(...all.map((p) => p[1])) - top) * unit + 20)

/** A grid point as one number, so that it can be a key. */
const pointKey = ([x, y]: [number, number]) =>
  Math.round((x - left) * unit + 10) * 10_000 + Math.round((y - top) * unit + 10)
const keyed = arcs.map((arc) => arc.map(pointKey))

const edgesOf = new Map<string, Edge[]>()
for (const county of topology.objects.counties.geometries) {
  const polygons = (typeof county.arcs[0]![0] === 'number' ? [county.arcs] : county.arcs) as number[][][]
  const edges = polygons.flat().flatMap((ring) => {
    const points = ring.flatMap((i) => (i < 0 ? keyed[~i]!.toReversed() : keyed[i]!))
    return points.map((from, i): Edge => [from, points[(i + 1) % points.length]!])
  })
  edgesOf.set(
    county.id,
    edges.filter(([from, to]) => from !== to),
  )
}

const kept = simplify([...edgesOf.values()], tolerance)
const pathOf = (edges: Edge[]) =>
  ringsOf(edges)
    .map((ring) => ring.filter((point) => kept.has(point)))
    .filter((ring) => ring.length > 2 && Math.abs(area(ring)) >= smallestRing)
    .map(draw)
    .join('')

function area(ring: number[]): number {
  return ring.reduce((sum, from, i) => {
    const to = ring[(i + 1) % ring.length]!
    return sum + (Math.floor(from / 10_000) * (to % 10_000) - Math.floor(to / 10_000) * (from % 10_000)) / 2
  }, 0)
}

function draw(ring: number[]): string {
  let [x, y] = [Math.floor(ring[0]! / 10_000), ring[0]! % 10_000]
  const steps = ring.slice(1).map((point) => {
    const [nextX, nextY] = [Math.floor(point / 10_000), point % 10_000]
    const step = `${nextX - x} ${nextY - y}`.replace(' -', '-')
    ;[x, y] = [nextX, nextY]
    return step
  })
  return `M${Math.floor(ring[0]! / 10_000)} ${ring[0]! % 10_000}l${steps.join(' ').replaceAll(' -', '-')}z`
}

const prefectureOf = (code: string) => (code.startsWith('4290') ? code : `${code.slice(0, 4)}00`)
const merged = (wanted: (code: string) => boolean) =>
  pathOf([...edgesOf].filter(([code]) => wanted(code)).flatMap(([, edges]) => edges))
const codes = [...edgesOf.keys()].toSorted()
const prefectures = [...new Set(codes.map(prefectureOf))]

process.stdout.write(
  JSON.stringify(
    {
      viewBox: `0 0 ${width} ${height}`,
      projection: { left, top, unit, margin: 10, stretch },
      province: { '420000': merged(() => true) },
      prefectures: Object.fromEntries(
        prefectures.map((p) => [p, merged((code) => prefectureOf(code) === p)]),
      ),
      counties: Object.fromEntries(codes.map((code) => [code, pathOf(edgesOf.get(code)!)])),
    },
    null,
    1,
  ) + '\n',
)
