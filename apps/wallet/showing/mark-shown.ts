/** Measures, once an unlock, from the secret in hand to the pass on the screen. */
export function markShown(): void {
  requestAnimationFrame(() => {
    if (performance.getEntriesByName('hefu-unlocked').length === 0) return
    performance.measure('hefu-unlock-to-pass', 'hefu-unlocked')
    performance.clearMarks('hefu-unlocked')
  })
}
