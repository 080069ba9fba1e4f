import type { Serial, Travel } from '../journey/travel.ts'

/** The stops by number; a file and a table speak of them in 12 bits. Number 0 is none. */
export interface StopNumbers {
  number(stop: string | null): number
  stop(number: number): string | null
}

/** Numbers stops in the order given. */
export function stopNumbers(stops: readonly string[]): StopNumbers {
  const numbers = new Map(stops.map((stop, index) => [stop, index + 1]))
  return {
    number: (stop) => (stop === null ? 0 : (numbers.get(stop) ?? 0)),
    stop: (number) => stops[number - 1] ?? null,
  }
}

/** Travels of one generation by serial number, in few bytes. */
export interface TravelTable {
  readonly size: number
  /** Bytes that the table takes. */
  readonly bytes: number
  get(serial: Serial): Travel | undefined
  set(serial: Serial, travel: Travel): void
  entries(): Iterable<readonly [Serial, Travel]>
}

/** 32-bit words of one place: two of the serial number, entered, changed, and the rest packed. */
const WORDS = 5
const SMALLEST = 1024
/** Fuller than this, and looking for a place takes long. */
const MOST_FULL = 0.7
const PHASES = ['in', 'out', 'refunded'] as const

/**
 * A table of open addresses in one typed array: 20 bytes a place, 42 MB for a million travels, and no object for the
 * collector to look at. A place whose packed word is 0 is free: the phase is never 0.
 */
export function travelTable(stops: StopNumbers): TravelTable {
  let places = SMALLEST
  let words = new Uint32Array(places * WORDS)
  let size = 0

  /** Where a serial number stands, or would. It is a hash itself, so its first bits are as good as any. */
  function placeOf(table: Uint32Array, high: number, low: number): number {
    const mask = table.length / WORDS - 1
    for (let place = high & mask; ; place = (place + 1) & mask) {
      const at = place * WORDS
      const isFree = table[at + 4] === 0
      if (isFree || (table[at] === high && table[at + 1] === low)) return at
    }
  }

  function grow(): void {
    const larger = new Uint32Array(words.length * 2)
    for (let at = 0; at < words.length; at += WORDS) {
      if (words[at + 4] === 0) continue
      larger.set(words.subarray(at, at + WORDS), placeOf(larger, words[at] ?? 0, words[at + 1] ?? 0))
    }
    words = larger
    places *= 2
  }

  return {
    get size() {
      return size
    },
    get bytes() {
      return words.byteLength
    },
    get(serial) {
      const [high, low] = halves(serial)
      const at = placeOf(words, high, low)
      return words[at + 4] === 0 ? undefined : unpack(words.subarray(at + 2, at + WORDS), stops)
    },
    set(serial, travel) {
      const [high, low] = halves(serial)
      if (size >= places * MOST_FULL) grow()
      const at = placeOf(words, high, low)
      if (words[at + 4] === 0) size++
      words.set([high, low, ...pack(travel, stops)], at)
    },
    *entries() {
      for (let at = 0; at < words.length; at += WORDS) {
        if (words[at + 4] === 0) continue
        yield [serialFrom(words[at] ?? 0, words[at + 1] ?? 0), unpack(words.subarray(at + 2, at + WORDS), stops)]
      }
    },
  }
}

/** A travel in three words: entered, changed, and phase, reach and stops packed. */
export function pack({ phase, reach, origin, last, enteredAt, changedAt }: Travel, stops: StopNumbers): number[] {
  const packed = (PHASES.indexOf(phase) + 1) | (reach << 2) | (stops.number(origin) << 4) | (stops.number(last) << 16)
  return [enteredAt, changedAt, packed >>> 0]
}

/** The inverse of {@link pack}. */
export function unpack(words: ArrayLike<number>, stops: StopNumbers): Travel {
  const packed = words[2] ?? 0
  return {
    phase: PHASES[(packed & 3) - 1] ?? 'refunded',
    reach: (packed >>> 2) & 3,
    origin: stops.stop((packed >>> 4) & 0xfff),
    last: stops.stop((packed >>> 16) & 0xfff),
    enteredAt: words[0] ?? 0,
    changedAt: words[1] ?? 0,
  }
}

/** The inverse of {@link halves}. */
export function serialFrom(high: number, low: number): Serial {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** A serial number as two words. */
export function halves(serial: Serial): [high: number, low: number] {
  return [Number.parseInt(serial.slice(0, 8), 16), Number.parseInt(serial.slice(8), 16)]
}
