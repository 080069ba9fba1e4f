/**
 * How long a code may be out of view, in milliseconds, and still be the same showing: a hand shakes, light glares. Nobody hands a
 * phone on and holds it up again in this time.
 */
export const HELD_MS = 1000

/** Two people at once are common, eight are not. */
const MAX_HELD = 8

/** The codes that are in view and have been judged. */
export interface HeldCodes {
  /** Whether this is a code that was judged and has been in view since; if so, it stays held. */
  isHeld(text: string, now: number): boolean
  /** Holds a code that was judged. */
  hold(text: string, now: number): void
  clear(): void
}

/** Codes that are held as long as they are looked at; nothing is kept of them afterwards. `now` in milliseconds. */
export function heldCodes(): HeldCodes {
  let held: readonly { readonly text: string; readonly lookedAt: number }[] = []

  function hold(text: string, now: number): void {
    held = [...held.filter((code) => code.text !== text), { text, lookedAt: now }].slice(-MAX_HELD)
  }

  return {
    isHeld(text, now) {
      held = held.filter(({ lookedAt }) => now - lookedAt <= HELD_MS)
      const known = held.some((code) => code.text === text)
      if (known) hold(text, now)
      return known
    },
    hold,
    clear() {
      held = []
    },
  }
}
