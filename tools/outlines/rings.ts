/** A directed line between two grid points. */
export type Edge = [from: number, to: number]

/** Joins edges to closed rings after cancelling those that run both ways (inner borders and spikes). */
export function ringsOf(edges: Edge[]): number[][] {
  const next = borderOf(edges)
  const rings: number[][] = []
  for (const start of next.keys()) {
    while (next.get(start)?.length) {
      const ring = [start]
      const seenAt = new Map([[start, 0]])
      for (let at = next.get(start)!.pop()!; ; at = next.get(at)!.pop()!) {
        const loopFrom = seenAt.get(at)
        if (loopFrom !== undefined) {
          // A ring that touches itself is cut into simple rings at the touching point.
          const loop = ring.splice(loopFrom)
          rings.push(loop)
          for (const point of loop) seenAt.delete(point)
          if (at === start) break
        }
        seenAt.set(at, ring.length)
        ring.push(at)
        if (!next.get(at)?.length) break // an open end: the source has none after cancelling
      }
    }
  }
  return rings
}

function borderOf(edges: Edge[]): Map<number, number[]> {
  const next = new Map<number, number[]>()
  for (const [from, to] of edges) {
    const back = next.get(to)
    const opposite = back?.indexOf(from) ?? -1
    if (opposite >= 0) back!.splice(opposite, 1)
    else next.set(from, [...(next.get(from) ?? []), to])
  }
  return next
}
