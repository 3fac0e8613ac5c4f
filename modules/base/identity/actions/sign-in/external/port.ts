/** What belongs to one sign-in elsewhere: kept here between its two halves, and checked in the second. */
export type OnItsWay = {
  /** Random; the provider gives it back, and the browser that began has it in a cookie. */
  state: string
  nonce: string
  codeVerifier: string
  /** Where the provider sends the browser back to. */
  redirectUri: string
  /** What the browser calls itself: inside an app of the provider the way is another one. */
  device: string
}

/** Who someone is at a provider. It gives no rights here. */
export type ExternalAccount = {
  provider: string
  /** The id by which the provider knows them, and nobody else. */
  subject: string
  /** A phone of which the provider says that it was verified: a suggestion, a code is sent to it all the same. */
  phone?: string
  name?: string
  /** Did the provider ask for a second factor, and say so? */
  secondFactor: boolean
}

/** A place elsewhere that knows who somebody is. */
export interface ExternalSignIn {
  /** As it stands in addresses: `oidc`, `wechat`. */
  id: string
  /** What its button says; null: as the messages call it. */
  label: string | null
  /** Can this browser use it? WeChat has a way inside its app and another on a desktop. */
  offeredTo(device: string): boolean
  /** Where to send the browser. */
  begin(way: OnItsWay): Promise<URL>
  /** Who came back. @throws Problem `external-cancelled` | `external-refused` | `external-unavailable` */
  finish(way: OnItsWay, answer: URLSearchParams): Promise<ExternalAccount>
  /** Who opened the provider's own small app, by the code that it gives. */
  ofMiniProgram?(code: string): Promise<ExternalAccount>
}
