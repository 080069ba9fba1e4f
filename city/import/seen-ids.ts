import { randomInt } from 'node:crypto'

/** Which ids a file has had. */
export interface SeenIds {
  /** Notes an id, and says whether it is there for the first time. */
  add(id: string): boolean
}

/**
 * Remembers ids by 64 bits of a hash each, under a seed that nobody knows beforehand: 16 bytes an id, where the ids of a million things would
 * take six times as much. That one of a million is taken for another happens once in thirty million such files; it is then refused and not lost,
 * because the report names it.
 */
export function seenIds(): SeenIds {
  const seeds = [randomInt(2 ** 32), randomInt(2 ** 32)] as const
  let slots = new Uint32Array(2 ** 13)
  let count = 0

  function put(table: Uint32Array, high: number, low: number): boolean {
    const mask = table.length / 2 - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const [a, b] = [table[2 * slot] ?? 0, table[2 * slot + 1] ?? 0]
      if (a === high && b === low) return false
      if (a !== 0 || b !== 0) continue
      table[2 * slot] = high
      table[2 * slot + 1] = low
      return true
    }
  }

  function grow(): void {
    const larger = new Uint32Array(slots.length * 2)
    for (let i = 0; i < slots.length; i += 2) {
      const [high, low] = [slots[i] ?? 0, slots[i + 1] ?? 0]
      if (high !== 0 || low !== 0) put(larger, high, low)
    }
    slots = larger
  }

  return {
    add(id) {
      if (count * 4 > slots.length) grow()
      // Both halves zero marks a free slot.
      const isNew = put(slots, hash(id, seeds[0]) || 1, hash(id, seeds[1]))
      if (isNew) count++
      return isNew
    },
  }
}

/** FNV-1a over UTF-16 units, mixed at the end as MurmurHash does. */
function hash(text: string, seed: number): number {
  let value = (seed ^ 0x811c9dc5) >>> 0
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
