import { Agent, get } from 'node:http'

export type Load = {
  perSecond: number
  /** Answers for each second that the server computed: what its core could do if nothing else used it. */
  perCpuSecond: number
  p50: number
  p99: number
  max: number
}

type LoadOptions = {
  /** The address of the n-th request. */
  url: (n: number) => string
  cpuSeconds: () => number
  connections?: number
  seconds: number
}

/**
 * Keeps every connection busy with one request after another and times each (milliseconds).
 * Ten connections: at 400 answers a second each waits 25 ms on average, which leaves the p99 room to show trouble.
 * @throws Error at an answer other than 200: a fast error page is no figure.
 */
export async function load({ url, cpuSeconds, connections = 10, seconds }: LoadOptions): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const cpuBegin = cpuSeconds()
  const begin = performance.now()
  const end = begin + seconds * 1000
  let n = 0
  const client = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      await fetchPage(url(n++), agent)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  const elapsed = (performance.now() - begin) / 1000
  const computed = cpuSeconds() - cpuBegin
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))]!)
  return {
    perSecond: Math.round(times.length / elapsed),
    perCpuSecond: computed > 0 ? Math.round(times.length / computed) : 0,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
  }
}

/** Reads one answer to its end. */
export function fetchPage(url: string, agent?: Agent): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  get(url, { agent }, (response) => {
    response.resume()
    response.on('end', () =>
      response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
    )
  }).on('error', reject)
  return promise
}

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10
