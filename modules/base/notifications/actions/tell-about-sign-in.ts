import { deviceName, type IdentityPorts } from '#modules/base/identity/index.ts'
import { newId } from '#kit/db/index.ts'
import { queueMessage } from './queue-messages.ts'

/** Tells a person that something changed about how they sign in. Fills the port of base/identity. */
export const tellAboutSignIn: IdentityPorts['tell'] = ({ tx, later, now }, { personId, what, device }) =>
  queueMessage(
    tx,
    later,
    {
      personId,
      template: 'security',
      params: { what, when: now.toString(), device: deviceName(device ?? '') ?? 'API' },
      link: '/my/security',
      dedupeKey: `security:${newId()}`,
    },
    now,
  )
