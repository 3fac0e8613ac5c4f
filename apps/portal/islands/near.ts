import type { Island } from './island.ts'

/** Asks for the position only when tapped, rounds it to about 100 m, and adds it to the link. Refused: the plain link. */
export const near: Island = (element) => {
  if (!(element instanceof HTMLAnchorElement) || !('geolocation' in navigator)) return
  element.addEventListener('click', (event) => {
    event.preventDefault()
    element.setAttribute('aria-busy', 'true')
    const go = (position?: GeolocationPosition) => {
      const url = new URL(element.href)
      if (position) {
        url.searchParams.set('lat', position.coords.latitude.toFixed(3))
        url.searchParams.set('lng', position.coords.longitude.toFixed(3))
      }
      location.assign(url)
    }
    navigator.geolocation.getCurrentPosition(go, () => go(), { timeout: 8000, maximumAge: 600_000 })
  })
}
