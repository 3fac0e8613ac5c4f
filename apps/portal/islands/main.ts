import { autoSubmit } from './auto-submit.ts'
import { countdown } from './countdown.ts'
import { flash } from './flash.ts'
import { focus } from './focus.ts'
import type { Island } from './island.ts'
import { near } from './near.ts'
import { passkeyAdd, passkeySignIn } from './passkey.ts'
import { places } from './places.ts'
import { print } from './print.ts'
import { share } from './share.ts'

/** Every page works without these; each makes one thing more convenient. */
const islands: Record<string, Island> = {
  'auto-submit': autoSubmit,
  countdown,
  flash,
  focus,
  near,
  'passkey-add': passkeyAdd,
  'passkey-sign-in': passkeySignIn,
  places,
  print,
  share,
  // Half of BLS12-381 comes with it: loaded only on the page that computes a draw again.
  'verify-draw': (element) =>
    void import('#modules/serve/allocation/ui/portal/verify-island.ts').then(({ verifyIsland }) =>
      verifyIsland(element),
    ),
}

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  islands[element.dataset.island ?? '']?.(element)
}
