import { equalBytes } from '@hefu/bytes'
import { type Frontier, formatCheckpoint, type NoteSigner, signNote } from '@hefu/log'
import { CityError } from '../error.ts'
import { type Growth, growTree } from './grow-tree.ts'
import { type Head, type SizedNote, sameHead } from './head.ts'
import type { HeadFile } from './head-file.ts'
import type { HeadStore } from './head-store.ts'
import { readProofs } from './proof-reader.ts'
import type { TreeStore } from './tree-store.ts'

/** What the writer of a log's head stands on. */
export interface HeadWriterPorts {
  /** Of kind `ed25519`, named by the log's origin. */
  readonly signer: NoteSigner
  readonly heads: HeadStore
  readonly tree: TreeStore
  readonly file: HeadFile
  /** Names this process among all that may write: a value nobody else has. */
  readonly writer: string
}

/** Appends to a log, one batch at a time. */
export interface HeadWriter {
  /** The checkpoint of what was there when the log was opened. */
  readonly opened: SizedNote
  /**
   * Appends a batch and answers the checkpoint that has it. Then entries, hashes and the signed checkpoint are durable in the database,
   * and the head in the file.
   *
   * @throws CityError `log-not-written` when the entries are not in the log, `log-unsure` when they may be, and once they are this is
   * found out before anything else is appended; `log-taken-over`, after which they may be; `log-behind`
   */
  write(entries: readonly Uint8Array[]): Promise<SizedNote>
}

/**
 * Opens a log for writing. **A head is signed only after both database and file hold it, and a smaller or a different head than one that was
 * ever signed is never signed again:**
 *
 * 1. entries, hashes and head are committed to the database, compared with the head before;
 * 2. the head is written to the file, flushed;
 * 3. the head is signed;
 * 4. the signed checkpoint is committed, and shown to others.
 *
 * Whatever ends in between, the database is ahead of the file or level with it, never behind: a database that is behind, or has another
 * tree, was put back from a copy, and nothing is signed. Ed25519 is deterministic: a head signed before a crash and again after it has
 * the same signature.
 *
 * @throws CityError `log-behind`, `log-origin`
 */
export async function openHeadWriter(ports: HeadWriterPorts): Promise<HeadWriter> {
  const { signer, heads, tree, file, writer } = ports
  const origin = signer.key.name
  /** The right edge of the tree; null while it is not known what the database holds. */
  let edge: Frontier | null = null

  async function sign(head: Head): Promise<SizedNote> {
    const note = await signNote(formatCheckpoint({ origin, ...head }), [signer])
    const signed = { size: head.size, note }
    await heads.sign(writer, signed)
    return signed
  }

  /** Finds out what the database holds, holds it against the file, and goes on from where the last write ended. */
  async function settle(): Promise<Settled> {
    const head = await heads.head(writer)
    const proofs = readProofs(tree, head.size)
    if (!equalBytes(head.rootHash, await proofs.rootHash())) {
      throw new CityError('log-behind', 'the entries in the database are not those of its head: put back a whole copy')
    }
    await assertNotBehind(head, await file.read(), tree)
    // Also when it is there already: an earlier attempt may have failed before it was on disk.
    await file.write(head)
    const signed = await sign(head)
    edge = await proofs.frontier()
    return { head, edge, signed }
  }

  /** What became of a batch whose write failed. */
  async function outcomeOf(growth: Growth, cause: unknown): Promise<SizedNote> {
    if (cause instanceof CityError) throw cause
    const settled = await settle().catch((error: unknown) => {
      if (error instanceof CityError) throw error
      const message = 'it is not known yet whether the entries are in the log: look before you append them again'
      throw new CityError('log-unsure', message, { cause })
    })
    if (sameHead(settled.head, growth.after)) return settled.signed
    throw notWritten(cause)
  }

  await heads.claim(writer, origin)
  const opened = (await settle()).signed

  return {
    opened,
    async write(entries) {
      const from = edge ?? (await settle().catch(rethrowAsNotWritten)).edge
      const growth = growTree(from, entries)
      edge = null
      try {
        await heads.append(writer, growth)
        await file.write(growth.after)
        const signed = await sign(growth.after)
        edge = growth.frontier
        return signed
      } catch (cause) {
        return outcomeOf(growth, cause)
      }
    },
  }
}

interface Settled {
  readonly head: Head
  readonly edge: Frontier
  readonly signed: SizedNote
}

function notWritten(cause: unknown): CityError {
  return new CityError('log-not-written', 'the entries are not in the log', { cause })
}

function rethrowAsNotWritten(error: unknown): never {
  throw error instanceof CityError ? error : notWritten(error)
}

/** @throws CityError `log-behind` unless the database's tree is the file's, or the file's is a beginning of it */
async function assertNotBehind(head: Head, recorded: Head | null, tree: TreeStore): Promise<void> {
  if (!recorded) {
    if (head.size === 0) return
    const message = 'the head file is missing: put back the newest checkpoint that the log’s witnesses hold'
    throw new CityError('log-behind', message)
  }
  if (recorded.size > head.size) {
    const sizes = `the database holds ${head.size} entries and the log has signed ${recorded.size}`
    throw new CityError('log-behind', `${sizes}: an older copy was put back, and going on from it would fork the log`)
  }
  const rootHash = await readProofs(tree, recorded.size).rootHash()
  if (!sameHead(recorded, { size: recorded.size, rootHash })) {
    throw new CityError(
      'log-behind',
      `the database has another history than the one that was signed at ${recorded.size}`,
    )
  }
}
