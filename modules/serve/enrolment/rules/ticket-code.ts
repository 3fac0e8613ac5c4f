const PREFIX = 'WHG:'

/** The text of a ticket's QR code: short, so that it stays coarse enough for worn paper and weak cameras. */
export const qrText = (code: string): string => PREFIX + code

/** The code inside what was scanned or typed, in the form in which it was given out. */
export const codeWithin = (text: string): string =>
  text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text
