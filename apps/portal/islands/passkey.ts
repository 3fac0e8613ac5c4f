import type { Island } from './island.ts'

/** The library is fetched only where a passkey is used: no other page pays for it. */
const library = () => import('@simplewebauthn/browser')

async function post<Answer>(path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const json = (await answer.json()) as Answer & { title?: string }
  if (!answer.ok) throw new Error(json.title)
  return json
}

/** Says beside the element what went wrong; someone who changed their mind is told nothing. */
function complain(element: HTMLElement, error: unknown): void {
  if (error instanceof Error && error.name === 'NotAllowedError') return
  const said = document.createElement('p')
  said.setAttribute('role', 'alert')
  said.textContent = (error instanceof Error && error.message) || (element.dataset.failed ?? '')
  element.after(said)
}

/** Can passkeys be used here? They are bound to a host name; an address (127.0.0.1) is none. */
const usable = () => 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname)

/** Signs in with a passkey of this device. */
export const passkeySignIn: Island = (element) => {
  if (!usable()) return
  element.hidden = false
  element.addEventListener('click', async () => {
    try {
      const { startAuthentication } = await library()
      const optionsJSON =
        await post<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/sign-in/passkey/options')
      await post('/sign-in/passkey', { response: await startAuthentication({ optionsJSON }) })
      location.assign(element.dataset.next ?? '/my')
    } catch (error) {
      complain(element, error)
    }
  })
}

/** Makes a passkey on this device for whoever is signed in. */
export const passkeyAdd: Island = (element) => {
  if (!usable() || !(element instanceof HTMLFormElement)) return
  element.hidden = false
  element.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      const { startRegistration } = await library()
      const optionsJSON =
        await post<Parameters<typeof startRegistration>[0]['optionsJSON']>('/me/passkeys/options')
      const name = String(new FormData(element).get('name') ?? '')
      await post('/me/passkeys', { name, response: await startRegistration({ optionsJSON }) })
      location.assign('/my/security/passkeys?saved=1')
    } catch (error) {
      complain(element, error)
    }
  })
}
