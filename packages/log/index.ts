export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export { cosign } from './cosignature.ts'
export { type Ed25519KeyPair, ed25519KeyPair, ed25519Sign, ed25519Verify } from './ed25519.ts'
export { LogError, type LogErrorCode } from './error.ts'
export {
  appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  frontierSubtrees,
  type HashedSubtree,
  rootOf,
} from './merkle/frontier.ts'
export { consistencyRanges, inclusionRanges } from './merkle/proof-ranges.ts'
export { completeSubtrees, foldSubtrees, type LeafRange, type Subtree } from './merkle/subtree.ts'
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash } from './merkle/tree-hash.ts'
export { type ConsistencyClaim, verifyConsistency } from './merkle/verify-consistency.ts'
export { type InclusionClaim, verifyInclusion } from './merkle/verify-inclusion.ts'
export type { NoteSigner } from './note-signer.ts'
export { DEFAULT_MAX_NOTE_BYTES, type OpenedNote, openNote, signNote } from './signed-note.ts'
export { decodeEntryBundle, encodeEntryBundle, MAX_ENTRY_BYTES } from './tiles/entry-bundle.ts'
export { hashInTile, tileOf } from './tiles/tile-hashes.ts'
export {
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesOf,
  tileWidth,
} from './tiles/tile-path.ts'
export {
  formatVerifierKey,
  isKeyName,
  parseVerifierKey,
  type SignatureKind,
  sameKey,
  type VerifierKey,
  verifierKey,
} from './verifier-key.ts'
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness/add-checkpoint.ts'
export {
  type CosignedTree,
  judgeCheckpoint,
  type WitnessJudgement,
  type WitnessView,
} from './witness/judge-checkpoint.ts'
export { type LogPolicy, openCheckpoint, type WitnessedCheckpoint } from './witness/witness-policy.ts'
