import { equalBytes, toHex } from '@hefu/bytes'
import {
  appendLeaf,
  type Checkpoint,
  decodeEntryBundle,
  EMPTY_FRONTIER,
  type Frontier,
  leafHash,
  openNote,
  parseCheckpoint,
  rootOf,
  TILE_WIDTH,
  tilePath,
  tileWidth,
  type VerifierKey,
} from '@hefu/log'

/** Something that the log has promised does not hold. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction'
}

/** Reads a path below the log's prefix. */
export type Fetch = (path: string) => Promise<Uint8Array>

/** All that was ever acknowledged, signed or shown, held against what the log shows now. */
export interface Ledger {
  acknowledge(start: number, names: readonly string[]): void
  deny(names: readonly string[]): void
  /** Remembers a checkpoint that the log signed, wherever it was seen. @throws Contradiction at a second root for a size */
  save(note: string): Promise<Checkpoint>
  /** The size that the log has at least, by what was acknowledged. */
  reached(): number
  /**
   * Reads what is new in the log up to the checkpoint, computes its root, and looks for everything that was acknowledged.
   *
   * @throws Contradiction at the first thing that does not hold; what `fetch` throws
   */
  audit(note: string, fetch: Fetch): Promise<void>
  figures(): Figures
}

/** What there was to check. */
export interface Figures {
  readonly entries: number
  readonly acknowledged: number
  readonly denied: number
  readonly checkpoints: number
}

/** Makes a ledger of the log with this key. */
export function ledger(key: VerifierKey): Ledger {
  const roots = new Map<number, string>()
  const saved = new Map<number, string>()
  const acknowledged = new Map<number, string>()
  const denied = new Set<string>()
  const names: string[] = []
  let reached = 0
  let frontier: Frontier = EMPTY_FRONTIER
  roots.set(0, toHex(rootOf(frontier)))

  function add(entry: Uint8Array): void {
    const [name = ''] = new TextDecoder().decode(entry).split('\n', 1)
    if (denied.has(name))
      throw new Contradiction(`${name} was said not to be in the log, and stands at ${names.length}`)
    names.push(name)
    frontier = appendLeaf(frontier, leafHash(entry)).frontier
    roots.set(frontier.size, toHex(rootOf(frontier)))
  }

  /** Entries from the end of what is known until `size`. */
  async function read(size: number, fetch: Fetch): Promise<void> {
    for (let index = Math.floor(frontier.size / TILE_WIDTH); index * TILE_WIDTH < size; index++) {
      const width = tileWidth('entries', index, size)
      const bundle = await fetch(tilePath({ level: 'entries', index, width }))
      const hashes = await fetch(tilePath({ level: 0, index, width }))
      for (const [i, entry] of decodeEntryBundle(bundle, width).entries()) {
        if (!equalBytes(leafHash(entry), hashes.slice(i * 32, i * 32 + 32)))
          throw new Contradiction(`tile ${index} differs`)
        if (index * TILE_WIDTH + i >= frontier.size) add(entry)
      }
    }
  }

  async function save(note: string): Promise<Checkpoint> {
    const checkpoint = parseCheckpoint((await openNote(note, [key])).text)
    const { size, rootHash } = checkpoint
    const before = saved.get(size) ?? toHex(rootHash)
    if (before !== toHex(rootHash)) throw new Contradiction(`two roots were signed for the size ${size}`)
    saved.set(size, before)
    return checkpoint
  }

  return {
    acknowledge: (start, acknowledgedNames) => {
      for (const [i, name] of acknowledgedNames.entries()) {
        const before = acknowledged.get(start + i) ?? name
        if (before !== name)
          throw new Contradiction(`two entries were acknowledged at ${start + i}: ${before}, ${name}`)
        acknowledged.set(start + i, name)
        reached = Math.max(reached, start + i + 1)
      }
    },
    deny(deniedNames) {
      for (const name of deniedNames) denied.add(name)
    },
    save,
    reached: () => reached,
    async audit(note, fetch) {
      const { size } = await save(note)
      if (size < names.length) throw new Contradiction(`the log had ${names.length} entries and has ${size}`)
      await read(size, fetch)
      for (const [index, name] of acknowledged) {
        if (names[index] !== name)
          throw new Contradiction(`${name} was acknowledged at ${index}, where ${names[index]} stands`)
      }
      for (const [savedSize, root] of saved) {
        if (roots.get(savedSize) !== root)
          throw new Contradiction(`the checkpoint of ${savedSize} is not a beginning of the log`)
      }
    },
    figures: () => ({
      entries: names.length,
      acknowledged: acknowledged.size,
      denied: denied.size,
      checkpoints: saved.size,
    }),
  }
}
