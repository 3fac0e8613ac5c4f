/** How an act at the door ended, for the hand and the ear. */
export type Signal = 'good' | 'bad'

const KEY = 'door.sound'
export const soundOn = (): boolean => localStorage.getItem(KEY) !== 'off'
export const setSound = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off')

let audio: AudioContext | null = null

/** A short high tone and one push when all is well, a low one and two when not; words say the same on the screen. */
export function signal(kind: Signal): void {
  navigator.vibrate?.(kind === 'good' ? 60 : [90, 60, 90])
  if (!soundOn() || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = kind === 'good' ? 880 : 220
  volume.gain.value = 0.08
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + (kind === 'good' ? 0.12 : 0.3))
}
