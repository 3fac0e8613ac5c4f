import { setImmediate as turn } from 'node:timers/promises'

/** What became of one of a group: as `Promise.allSettled` says it. */
export type Settled<Answer> = PromiseSettledResult<Answer>

/** Those who wait, and whom to tell when they are as many as one group holds. */
type Queue<Item, Answer> = { waiting: Waiting<Item, Answer>[]; full: () => void }
type Waiting<Item, Answer> = { item: Item; resolve(answer: Answer): void; reject(reason: unknown): void }

type Options<Item> = {
  /** Only items of one key are answered together; groups of different keys run side by side. */
  key?: (item: Item) => unknown
  /** The most that one group holds. */
  most?: number
}

/** Answers a group. `goOn` may be called when the next group may begin before this one is answered: it does once it is full. */
type AnswerAll<Item, Answer> = (
  items: readonly Item[],
  goOn: () => void,
) => Promise<readonly Settled<Answer>[]>

/**
 * Answers calls made at the same time together: while one group is being answered, the next gathers. Nobody is kept
 * waiting for company: when nothing is under way, a call starts with whatever arrived in the same turn of the event
 * loop. Groups of one key follow each other, each in order of arrival. When `answerAll` itself fails, its whole group does.
 */
export function gathered<Item, Answer>(
  answerAll: AnswerAll<Item, Answer>,
  { key = () => '', most = 100 }: Options<Item> = {},
): (item: Item) => Promise<Answer> {
  const queues = new Map<unknown, Queue<Item, Answer>>()

  async function workOff(name: unknown, queue: Queue<Item, Answer>): Promise<void> {
    const { waiting } = queue
    while (waiting.length > 0) {
      await turn()
      const next = Promise.withResolvers<void>()
      const goOn = () => {
        if (waiting.length >= most) next.resolve()
        else queue.full = next.resolve
      }
      await Promise.race([answer(waiting.splice(0, most), goOn), next.promise])
    }
    queues.delete(name)
  }

  async function answer(group: Waiting<Item, Answer>[], goOn: () => void): Promise<void> {
    const items = group.map(({ item }) => item)
    const outcomes = await answerAll(items, goOn).catch((reason: unknown) =>
      group.map(() => ({ status: 'rejected', reason }) as const),
    )
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]!
      if (outcome.status === 'fulfilled') resolve(outcome.value)
      else reject(outcome.reason)
    }
  }

  return (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const name = key(item)
    const queue = queues.get(name)
    if (queue) {
      queue.waiting.push({ item, resolve, reject })
      if (queue.waiting.length === most) queue.full()
    } else {
      const first = { waiting: [{ item, resolve, reject }], full: () => {} }
      queues.set(name, first)
      void workOff(name, first)
    }
    return promise
  }
}

/**
 * The same for a question asked by id: `askAll` gets the ids once each, in one query for all. An id that it does not
 * answer is answered `undefined`.
 */
export function askedTogether<Id, Answer>(
  askAll: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Answer>>,
): (id: Id) => Promise<Answer | undefined> {
  return gathered(async (ids) => {
    const answers = await askAll([...new Set(ids)])
    return ids.map((id) => ({ status: 'fulfilled', value: answers.get(id) }) as const)
  })
}
