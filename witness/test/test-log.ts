import {
  appendLeaf,
  completeSubtrees,
  consistencyRanges,
  EMPTY_FRONTIER,
  ed25519KeyPair,
  foldSubtrees,
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  type NoteSigner,
  rootOf,
  type SignatureKind,
  signNote,
  verifierKey,
} from '@hefu/log'

/** A log of up to 60 leaves in memory; with another `branch` one that differs from leaf 10 on. */
export interface TestLog {
  readonly signer: NoteSigner
  note(size: number): Promise<string>
  /** The body of a request. */
  request(oldSize: number, size: number): Promise<string>
}

/** Makes a signer from one byte. */
export async function testSigner(name: string, seed: number, kind: SignatureKind): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(seed))
  return { key: await verifierKey(name, publicKey, kind), privateKey }
}

/** Makes a log. */
export async function testLog(origin = 'log.example/city', branch = 0): Promise<TestLog> {
  const signer = await testSigner(origin, 1, 'ed25519')
  const hashes = new Map<string, Uint8Array>()
  const roots = [rootOf(EMPTY_FRONTIER)]
  let frontier = EMPTY_FRONTIER
  for (let i = 0; i < 60; i++) {
    const grown = appendLeaf(frontier, leafHash(Uint8Array.of(i, i < 10 ? 0 : branch)))
    frontier = grown.frontier
    for (const { level, index, hash } of grown.completed) hashes.set(`${level} ${index}`, hash)
    roots.push(rootOf(frontier))
  }
  const note = (size: number): Promise<string> =>
    signNote(formatCheckpoint({ origin, size, rootHash: roots[size] as Uint8Array }), [signer])
  return {
    signer,
    note,
    async request(oldSize, size) {
      const proof = consistencyRanges(Math.min(oldSize, size), size).map((range) =>
        foldSubtrees(completeSubtrees(range).map(({ level, index }) => hashes.get(`${level} ${index}`) as Uint8Array)),
      )
      return formatAddCheckpoint({ oldSize, proof, note: await note(size) })
    },
  }
}
