export { normalizeTicketCode, randomCode, ticketCode } from './code.ts'
export { createKeyring, type Keyring, type TokenCheck } from './keyring.ts'
export { maskName, maskPhone } from './mask.ts'
export { normalizePhone } from './phone.ts'
