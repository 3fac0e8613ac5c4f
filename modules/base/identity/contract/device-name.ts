/** What people call the thing: enough to tell their own devices apart, without a library for every browser. */
export function deviceName(agent: string): string | null {
  const system = /(iPhone|iPad|HarmonyOS|Android|Windows|Macintosh|Linux)/.exec(agent)?.[1]
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)/.exec(agent)?.[1]
  const shown = { MicroMessenger: 'WeChat', Edg: 'Edge' }[browser ?? ''] ?? browser
  return [shown, system?.replace('Macintosh', 'Mac')].filter(Boolean).join(' · ') || null
}
