// The crowd, in a process of its own: asks for a place for each of its people and tells when each was asked and answered.
import { openConnection } from './http-client.ts'

export type Task = {
  port: number
  path: string
  connections: number
  people: { personId: string; token: string }[]
}
export type Outcome = {
  personId: string
  /** Milliseconds since this crowd began. */
  asked: number
  answered: number
  status: number
  /** The state of the claim, or the code of the refusal. */
  said: string
}

/** What came of it, and what asking itself computed, in seconds of one core. */
export type Asked = { outcomes: Outcome[]; cpuSeconds: number }

process.once('message', (task: Task) => {
  const before = process.cpuUsage()
  void run(task).then((outcomes) => {
    const { user, system } = process.cpuUsage(before)
    const asked: Asked = { outcomes, cpuSeconds: (user + system) / 1e6 }
    process.send!(asked, () => process.exit(0))
  })
})

async function run({ port, path, connections, people }: Task): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const queue = people.values()
  const open = Array.from({ length: connections }, () => openConnection(port))
  const begin = performance.now()
  await Promise.all(
    open.map(async ({ ask }) => {
      // Each step of the one iterator is taken by one of the connections.
      for (const { personId, token } of queue) {
        const body = `{"personIds":["${personId}"]}`
        const asked = performance.now() - begin
        const answer = await ask(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
        const said = (answer.status === 200 ? /"state":"(\w+)"/ : /"code":"([\w:-]+)"/).exec(answer.body)?.[1]
        outcomes.push({
          personId,
          asked,
          answered: performance.now() - begin,
          status: answer.status,
          said: said ?? '',
        })
      }
    }),
  )
  for (const { close } of open) close()
  return outcomes
}
