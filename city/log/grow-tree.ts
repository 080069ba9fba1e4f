import { appendLeaf, type Frontier, type HashedSubtree, leafHash, rootOf, TILE_HEIGHT } from '@hefu/log'
import type { Head } from './head.ts'

/** What a batch of entries makes of a tree. */
export interface Growth {
  readonly before: Head
  readonly after: Head
  readonly frontier: Frontier
  /** In order, from leaf `before.size` on. */
  readonly entries: readonly Uint8Array[]
  readonly leafHashes: readonly Uint8Array[]
  /** The subtrees that it completed and that stand in a tile above level 0; `level` is the tile's. */
  readonly subtrees: readonly HashedSubtree[]
}

/** Appends entries to the tree with this right edge. */
export function growTree(frontier: Frontier, entries: readonly Uint8Array[]): Growth {
  const leafHashes = entries.map(leafHash)
  const subtrees: HashedSubtree[] = []
  let edge = frontier
  for (const hash of leafHashes) {
    const grown = appendLeaf(edge, hash)
    edge = grown.frontier
    for (const subtree of grown.completed) {
      if (subtree.level > 0 && subtree.level % TILE_HEIGHT === 0) {
        subtrees.push({ ...subtree, level: subtree.level / TILE_HEIGHT })
      }
    }
  }
  return { before: headOf(frontier), after: headOf(edge), frontier: edge, entries, leafHashes, subtrees }
}

/** The head of the tree with this right edge. */
function headOf(frontier: Frontier): Head {
  return { size: frontier.size, rootHash: rootOf(frontier) }
}
