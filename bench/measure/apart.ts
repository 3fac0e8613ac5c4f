import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Runs a file in a process of its own: its answer to a task. */
export async function apart<Answer>(file: string, task: object): Promise<Answer> {
  const child = fork(file, { serialization: 'advanced' })
  child.send(task)
  return heardFrom<Answer>(child)
}

/** What it says next. @throws Error when it ends instead */
export async function heardFrom<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${child.spawnargs.join(' ')} ended without an answer.`)
  })
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer]
  return answer
}
