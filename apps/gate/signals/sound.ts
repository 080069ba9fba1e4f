/** One note. */
export interface Tone {
  readonly hertz: number
  /** Seconds from now. */
  readonly from: number
  /** Seconds. */
  readonly for: number
  readonly shape: OscillatorType
}

const VOLUME: Readonly<Record<string, number>> = { sine: 0.5, square: 0.16 }
/** Seconds over which a note comes and goes, so that it does not click. */
const FADE = 0.008

let context: AudioContext | undefined

/** Plays notes, where the browser lets a page make sound. */
export function playTones(tones: readonly Tone[]): void {
  const audio = audioContext()
  if (audio?.state !== 'running') return
  for (const { hertz, from, for: length, shape } of tones) {
    const start = audio.currentTime + from
    const oscillator = new OscillatorNode(audio, { frequency: hertz, type: shape })
    const gain = new GainNode(audio, { gain: 0 })
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(VOLUME[shape] ?? 0.3, start + FADE)
    gain.gain.setValueAtTime(VOLUME[shape] ?? 0.3, start + length - FADE)
    gain.gain.linearRampToValueAtTime(0, start + length)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(start)
    oscillator.stop(start + length)
  }
}

/** Whether a page may make sound yet: browsers wait for a touch or a key. */
export function soundAllowed(): boolean {
  return audioContext()?.state === 'running'
}

/** Calls back when the page is first allowed to make sound. The returned function ends the waiting. */
export function awaitSound(onAllowed: () => void): () => void {
  const audio = audioContext()
  const changed = (): void => {
    if (audio?.state === 'running') onAllowed()
  }
  const touched = (): void => void audio?.resume().catch(() => {})
  audio?.addEventListener('statechange', changed)
  for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, touched)
  return () => {
    audio?.removeEventListener('statechange', changed)
    for (const touch of ['pointerdown', 'keydown'] as const) removeEventListener(touch, touched)
  }
}

function audioContext(): AudioContext | undefined {
  if (!('AudioContext' in globalThis)) return undefined
  context ??= new AudioContext({ latencyHint: 'interactive' })
  return context
}
