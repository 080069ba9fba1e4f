/** A cache that forgets its oldest entry when it is full, so that nothing a caller feeds it makes it grow. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Value>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** The value of `key`; made and kept when it is not there. What throws or yields nothing is not kept. */
  get<Made extends Value | undefined>(key: string, make: () => Made): Value | Made {
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    const made = make()
    if (made === undefined) return made
    if (this.#entries.size >= this.#capacity) {
      const [oldest] = this.#entries.keys()
      if (oldest !== undefined) this.#entries.delete(oldest)
    }
    this.#entries.set(key, made)
    return made
  }
}

/** A cache key of octet strings; each is prefixed by its length, so that different lists never meet. */
export function cacheKey(...parts: readonly Uint8Array[]): string {
  return parts.map((part) => `${part.length}:${latin1(part)}`).join('')
}

function latin1(octets: Uint8Array): string {
  let text = ''
  for (const octet of octets) text += String.fromCharCode(octet)
  return text
}
