/** What this browser keeps of one person's work, encrypted, until it expires. */
export type Device = {
  /** `stays`: also while somebody else signs in on this device; nobody else can read it. */
  keep(name: string, value: unknown, until: Temporal.Instant, more?: { stays?: boolean }): Promise<void>
  /** null when there is nothing, it expired, or it was changed by other means. */
  read<Value>(name: string): Promise<Value | null>
  forget(name: string): Promise<void>
  /** The names of all that it keeps of this person. */
  names(): Promise<string[]>
}

type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer; until: number; stays: boolean }

const NAME = 'wenhuagong'
const OWNER = 'device.owner'
const nowMs = () => Temporal.Now.instant().epochMilliseconds

/** Only pages that came over https (or from this machine) may encrypt and keep. */
export const canKeep = (): boolean =>
  typeof indexedDB !== 'undefined' && globalThis.crypto?.subtle !== undefined

/** Whose work the device keeps, for when nobody can be asked who is signed in. */
export const ownerOfDevice = (): string | null => (canKeep() ? localStorage.getItem(OWNER) : null)

/**
 * Opens the device for whoever is signed in. Each person has a key that leaves the browser's storage in no form; what
 * others left is forgotten, except what must outlast them until they come back. null where the browser cannot keep.
 */
export async function openDevice(owner: string): Promise<Device | null> {
  if (!canKeep()) return null
  localStorage.setItem(OWNER, owner)
  await forget((name, { until, stays }) => until <= nowMs() || !(stays || name.startsWith(`${owner}/`)))
  const key = await keyOf(owner)
  const sealFor = (name: string, iv: Uint8Array<ArrayBuffer>) =>
    ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }) as const
  return {
    async keep(name, value, until, { stays = false } = {}) {
      const place = `${owner}/${name}`
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(value))
      const data = await crypto.subtle.encrypt(sealFor(place, iv), key, text)
      await inStore('kept', 'readwrite', (store) =>
        store.put({ iv, data, until: until.epochMilliseconds, stays } satisfies Sealed, place),
      )
    },
    async read<Value>(name: string) {
      const place = `${owner}/${name}`
      const sealed = await inStore<Sealed | undefined>('kept', 'readonly', (store) => store.get(place))
      if (!sealed || sealed.until <= nowMs()) return null
      // What does not open was made with another key or changed: as good as nothing.
      const text = await crypto.subtle.decrypt(sealFor(place, sealed.iv), key, sealed.data).catch(() => null)
      return text && (JSON.parse(new TextDecoder().decode(text)) as Value)
    },
    async forget(name) {
      await inStore('kept', 'readwrite', (store) => store.delete(`${owner}/${name}`))
    },
    async names() {
      const all = await inStore<IDBValidKey[]>('kept', 'readonly', (store) => store.getAllKeys())
      const mine = all.map(String).filter((name) => name.startsWith(`${owner}/`))
      return mine.map((name) => name.slice(owner.length + 1))
    },
  }
}

/** Forgets everything, keys too: after signing out. */
export async function wipeDevice(): Promise<void> {
  if (!canKeep()) return
  localStorage.removeItem(OWNER)
  await inStore('kept', 'readwrite', (store) => store.clear())
  await inStore('keys', 'readwrite', (store) => store.clear())
}

/** Forgets what expired, and all that need not outlast a session: when nobody is signed in any more. */
export async function forgetOnDevice(): Promise<void> {
  if (canKeep()) await forget((_, { until, stays }) => until <= nowMs() || !stays)
}

async function keyOf(owner: string): Promise<CryptoKey> {
  const known = () => inStore<CryptoKey | undefined>('keys', 'readonly', (store) => store.get(owner))
  const before = await known()
  if (before) return before
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Somebody else on this page may have been quicker: the first key stays, and both use it.
  await inStore('keys', 'readwrite', (store) => store.add(made, owner)).catch(() => null)
  return (await known())!
}

async function forget(which: (name: string, sealed: Sealed) => boolean): Promise<void> {
  await inStore('kept', 'readwrite', (store) => {
    const request = store.openCursor()
    request.addEventListener('success', () => {
      const cursor = request.result
      if (!cursor) return
      if (which(String(cursor.key), cursor.value as Sealed)) cursor.delete()
      cursor.continue()
    })
    return request
  })
}

/** One request in a transaction of its own, done when it is written. */
async function inStore<Result>(
  name: 'kept' | 'keys',
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const database = await opened()
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(name, mode)
      const request = ask(transaction.objectStore(name))
      transaction.addEventListener('complete', () => resolve(request.result as Result))
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('The browser could not keep it.')),
      )
    })
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('kept')
      request.result.createObjectStore('keys')
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error!))
  })
}
