/** Disclosed messages by index. */
export type Disclosed = ReadonlyMap<number, Uint8Array>

/** An implementation that proves and verifies: the same messages, the same number of them disclosed, for everybody. */
export interface Peer {
  readonly name: string
  prove(): Uint8Array | Promise<Uint8Array>
  /** Whether a proof holds over these disclosed messages. */
  verify(proof: Uint8Array, disclosed: Disclosed): boolean | Promise<boolean>
}

/** What is signed and shown. */
export interface Task {
  readonly header: Uint8Array
  readonly presentationHeader: Uint8Array
  readonly messages: readonly Uint8Array[]
  /** Ascending indexes. */
  readonly disclosed: readonly number[]
}

/** The disclosed messages of a task. */
export function disclosedOf({ messages, disclosed }: Task): Disclosed {
  return new Map(disclosed.map((index) => [index, messages[index] ?? new Uint8Array()]))
}

/**
 * Whoever is fast because it does not check has no place in a comparison: proves once and demands that the proof holds, that it does
 * not with another message in place of one disclosed, and that no proof with a bit turned does.
 *
 * @returns the proof, for timing
 * @throws Error that names the peer
 */
export async function assertHonest(peer: Peer, task: Task): Promise<Uint8Array> {
  const proof = await peer.prove()
  const disclosed = disclosedOf(task)
  if (!(await peer.verify(proof, disclosed))) throw new Error(`${peer.name} refuses its own proof`)
  const [first = 0] = task.disclosed
  const otherMessage = new Map([...disclosed, [first, Uint8Array.of(0xf4)]])
  if (await holds(peer, proof, otherMessage)) throw new Error(`${peer.name} accepts another message`)
  const altered = proof.slice()
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  if (await holds(peer, altered, disclosed)) throw new Error(`${peer.name} accepts an altered proof`)
  return proof
}

/** Some peers throw at what they cannot read. */
async function holds(peer: Peer, proof: Uint8Array, disclosed: Disclosed): Promise<boolean> {
  try {
    return await peer.verify(proof, disclosed)
  } catch {
    return false
  }
}
