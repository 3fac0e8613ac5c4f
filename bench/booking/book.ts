// People who book, each a slot of their own, in a process of their own.
import { openConnection } from '../rush/http-client.ts'

export type Wish = { path: string; body: string; token: string }
export type Bookings = { port: number; connections: number; wishes: Wish[] }
export type Booked = { perSecond: number; p50: number; p99: number }

process.once('message', (task: Bookings) => {
  void run(task).then((booked) => process.send!(booked, () => process.exit(0)))
})

async function run({ port, connections, wishes }: Bookings): Promise<Booked> {
  const times: number[] = []
  const queue = wishes.values()
  const open = Array.from({ length: connections }, () => openConnection(port))
  const begin = performance.now()
  await Promise.all(
    open.map(async ({ ask }) => {
      for (const { path, body, token } of queue) {
        const asked = performance.now()
        const answer = await ask(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
        if (answer.status !== 200) throw new Error(`A booking was answered ${answer.status}: ${answer.body}`)
        times.push(performance.now() - asked)
      }
    }),
  )
  const perSecond = Math.round(wishes.length / ((performance.now() - begin) / 1000))
  for (const { close } of open) close()
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]! * 10) / 10
  return { perSecond, p50: at(0.5), p99: at(0.99) }
}
