/** placeholder until places answers */
export type OpenHere = { palace: string; phone: string; lines: { label: string; value: string }[] }
export async function openHere(..._: unknown[]): Promise<OpenHere | null> {
  return null
}
