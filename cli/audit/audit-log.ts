import { equalBytes } from '@hefu/bytes'
import {
  appendLeaf,
  type Checkpoint,
  decodeEntryBundle,
  EMPTY_FRONTIER,
  EMPTY_ROOT,
  type Frontier,
  leafHash,
  rootOf,
  TILE_WIDTH,
  tilePath,
  tilesOf,
} from '@hefu/log'
import { applyAct, decodeAct, EMPTY_REGISTER, type RegisterState, StandardError, verifyAct } from '@hefu/standard'
import { tileBuilder } from './tile-builder.ts'

/** Reads a resource below the log's prefix, such as `tile/0/000.p/7`. @throws CliError `not-reachable` or `not-found` */
export type GetTile = (path: string) => Promise<Uint8Array>

/** Something that is not as it should be, and where. */
export interface AuditFinding {
  readonly what:
    | 'entry-unreadable'
    | 'act-refused'
    | 'bad-signature'
    | 'hash-differs'
    | 'root-differs'
    | 'not-grown'
    | 'bundle-unreadable'
  readonly where: string
}

/** What an audit found. It holds when there is no finding. */
export interface AuditReport {
  readonly size: number
  /** Acts by kind. */
  readonly acts: ReadonlyMap<string, number>
  readonly findings: readonly AuditFinding[]
}

/** Findings reported; after that many the rest say nothing new. */
const MAX_FINDINGS = 100

/**
 * Audits a log from its public files alone: every entry is read and hashed anew, every tile compared with what it must be, the root with the
 * checkpoint's, every act checked by its signatures and by the rules of the register, and the tree with one seen before.
 *
 * @param options.seen a head that was saved after an earlier audit; null the first time
 */
export async function auditLog(options: {
  readonly checkpoint: Checkpoint
  readonly get: GetTile
  readonly seen: Pick<Checkpoint, 'size' | 'rootHash'> | null
  readonly onProgress?: (done: number, size: number) => void
}): Promise<AuditReport> {
  const { checkpoint, get, seen, onProgress = () => {} } = options
  const { origin, size } = checkpoint
  const findings: AuditFinding[] = []
  const find = (what: AuditFinding['what'], where: string): void => {
    if (findings.length < MAX_FINDINGS) findings.push({ what, where })
  }
  const acts = new Map<string, number>()
  const tiles = tileBuilder()
  let frontier: Frontier = EMPTY_FRONTIER
  let state: RegisterState | null = EMPTY_REGISTER
  let seenRoot: Uint8Array | null = seen?.size === 0 ? EMPTY_ROOT : null

  for (let start = 0; start < size; start += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - start)
    const path = tilePath({ level: 'entries', index: start / TILE_WIDTH, width })
    for (const entry of readBundle(await get(path), width, () => find('bundle-unreadable', path))) {
      const grown = appendLeaf(frontier, leafHash(entry))
      frontier = grown.frontier
      tiles.add(grown.completed)
      if (frontier.size === seen?.size) seenRoot = rootOf(frontier)
      state = await auditAct(origin, state, entry, `act ${frontier.size - 1}`, { find, acts })
    }
    onProgress(Math.min(start + width, size), size)
  }
  for (const tile of tilesOf(size).filter(({ level }) => level !== 'entries')) {
    const path = tilePath(tile)
    if (!equalBytes(await get(path), tiles.bytes(tile))) find('hash-differs', path)
  }
  if (frontier.size !== size || !equalBytes(rootOf(frontier), checkpoint.rootHash)) find('root-differs', 'checkpoint')
  if (seen && !(seenRoot && equalBytes(seenRoot, seen.rootHash)))
    find('not-grown', `the tree of ${seen.size} seen before`)
  return { size, acts, findings }
}

function readBundle(bytes: Uint8Array, width: number, unreadable: () => void): readonly Uint8Array[] {
  try {
    return decodeEntryBundle(bytes, width)
  } catch {
    unreadable()
    return []
  }
}

/** The register after an act; null once an act could not be applied: what follows is then hashed and no longer judged. */
async function auditAct(
  origin: string,
  state: RegisterState | null,
  entry: Uint8Array,
  where: string,
  { find, acts }: { find: (what: AuditFinding['what'], where: string) => void; acts: Map<string, number> },
): Promise<RegisterState | null> {
  if (!state) return null
  try {
    const act = decodeAct(entry)
    acts.set(act.body.kind, (acts.get(act.body.kind) ?? 0) + 1)
    if (!(await verifyAct(origin, state, act))) find('bad-signature', where)
    const result = applyAct(state, act)
    if (result.outcome === 'applied') return result.state
    find('act-refused', `${where}: ${result.reason}`)
    return null
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    find('entry-unreadable', where)
    return null
  }
}
