import type { ShownVerdict } from '../engine/gate-engine.ts'
import { playTones, type Tone } from './sound.ts'

/** Two rising notes, like a door that opens. */
const ADMITTED: readonly Tone[] = [
  { hertz: 784, from: 0, for: 0.09, shape: 'sine' },
  { hertz: 1175, from: 0.09, for: 0.16, shape: 'sine' },
]
/** Two low, rough knocks: another pitch, another rhythm and another timbre, for who hears only one of them. */
const REFUSED: readonly Tone[] = [
  { hertz: 196, from: 0, for: 0.14, shape: 'square' },
  { hertz: 196, from: 0.22, for: 0.2, shape: 'square' },
]
/** Milliseconds on and off. */
const ADMITTED_PULSE = [70]
const REFUSED_PULSE = [120, 80, 120]

/** Lets a verdict be heard and felt. */
export function signalVerdict({ verdict }: ShownVerdict, sound: boolean): void {
  const admitted = verdict === 'admitted'
  if (sound) playTones(admitted ? ADMITTED : REFUSED)
  navigator.vibrate?.(admitted ? ADMITTED_PULSE : REFUSED_PULSE)
}
