import { randomUUID } from 'node:crypto'
import type { LeafRange, NoteSigner } from '@hefu/log'
import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { type Batches, batches } from './batches.ts'
import { type CheckpointStore, databaseCheckpointStore } from './checkpoint-store.ts'
import type { SizedNote } from './head.ts'
import type { HeadFile } from './head-file.ts'
import { databaseHeadStore, type HeadStore } from './head-store.ts'
import { type HeadWriter, openHeadWriter } from './head-writer.ts'
import { type LogMetrics, NO_METRICS, type WitnessOutcome } from './log-metrics.ts'
import { databaseLogReader, type LogReader } from './log-reader.ts'
import { databaseTreeStore } from './tree-store.ts'
import type { Witness } from './witnessing/ask-witness.ts'
import { type Gathering, gatherCosignatures } from './witnessing/gather-cosignatures.ts'
import { machinePause, type Pause } from './witnessing/pause.ts'
import { type Publisher, publisher } from './witnessing/publisher.ts'
import { httpWitnessTransport, type WitnessTransport } from './witnessing/witness-transport.ts'

/** What a log is opened with. */
export interface OpenLogOptions {
  readonly database: Kysely<Database>
  /** Of kind `ed25519`; the name of its key is the log's origin. */
  readonly signer: NoteSigner
  /** Where the head is kept beside the database. The log closes it, also when it does not open. */
  readonly headFile: HeadFile
  readonly witnesses: readonly Witness[]
  /** How many of them have to cosign a checkpoint before it is published; 0 publishes what the log has signed. */
  readonly quorum: number
  readonly clock: Clock
  readonly metrics?: LogMetrics
  /** By default HTTP. */
  readonly transport?: WitnessTransport
  readonly pause?: Pause
  /** By default the head in the database; a test puts one that fails in between. */
  readonly heads?: HeadStore
  readonly checkpoints?: CheckpointStore
}

/** How far a log has come, and how its witnesses answered last. */
export interface LogStatus {
  readonly signedSize: number
  readonly publishedSize: number
  /** By the name of the witness's key. */
  readonly witnesses: Readonly<Record<string, WitnessOutcome | null>>
}

/** A log that is open for writing. */
export interface PublicLog extends LogReader {
  /**
   * Appends entries together and in order. When it answers, entries, tree and signed checkpoint are durable in the database and the head in the
   * head file: whatever crashes, they stay where they are. They are visible a little later: {@link untilVisible}.
   *
   * @returns the indices, from `start` until before `end`
   * @throws LogError `too-large`; CityError `log-not-written` when the entries are not in the log; `log-unsure` or `log-taken-over` when they
   * may be; `log-busy`, `log-closed`, `log-behind`
   */
  append(entries: readonly Uint8Array[]): Promise<LeafRange>
  /** Fulfilled when the published checkpoint has this size or more; not when the log is closed before. */
  untilVisible(size: number): Promise<void>
  status(): LogStatus
  /** Writes what waits, and lets go of the head file. */
  close(): Promise<void>
}

/**
 * Opens the log in a database for writing; the process that had it open before may not write any more.
 *
 * Whatever crashes, a smaller or a different head than one that was ever signed is never signed again: {@link openHeadWriter} says how.
 *
 * @throws CityError `log-behind` when the database holds less than the log has signed, or something else; `log-origin`, `invalid-config`
 * @example
 * const log = await openLog({ database, signer, headFile, witnesses: [first, second], quorum: 2, clock })
 * const { start, end } = await log.append([encodeDcbor(act)])
 * await log.untilVisible(end)
 */
export async function openLog(options: OpenLogOptions): Promise<PublicLog> {
  const { quorum, witnesses } = options
  if (!Number.isInteger(quorum) || quorum < 0 || quorum > witnesses.length) {
    throw new CityError('invalid-config', `a quorum of ${quorum} of ${witnesses.length} witnesses`)
  }
  try {
    return await open(options)
  } catch (error) {
    await options.headFile.close()
    throw error
  }
}

async function open(options: OpenLogOptions): Promise<PublicLog> {
  const { database, signer, headFile, quorum, witnesses, clock, metrics = NO_METRICS, pause = machinePause } = options
  const checkpoints = options.checkpoints ?? databaseCheckpointStore(database, clock)
  const reader = databaseLogReader(database, clock)
  const writer = await openHeadWriter({
    signer,
    heads: options.heads ?? databaseHeadStore(database),
    tree: databaseTreeStore(database),
    file: headFile,
    writer: randomUUID(),
  })
  const publishing = publisher({
    checkpoints,
    pause,
    size: (await checkpoints.published())?.size ?? -1,
    onPublished: metrics.published,
  })
  const gathering = gatherCosignatures({
    witnesses,
    quorum,
    checkpoints,
    seen: await checkpoints.seen(),
    proofs: reader.proofs,
    publish: publishing.publish,
    transport: options.transport ?? httpWitnessTransport,
    pause,
    metrics,
  })
  return compose({ reader, writer, publishing, gathering, headFile, metrics })
}

interface Parts {
  readonly reader: LogReader
  readonly writer: HeadWriter
  readonly publishing: Publisher
  readonly gathering: Gathering
  readonly headFile: HeadFile
  readonly metrics: LogMetrics
}

function compose({ reader, writer, publishing, gathering, headFile, metrics }: Parts): PublicLog {
  let signedSize = 0
  function show(signed: SizedNote): SizedNote {
    signedSize = signed.size
    metrics.signed(signed.size)
    gathering.offer(signed)
    return signed
  }
  const queue: Batches = batches(async (entries) => {
    const began = performance.now()
    const signed = await writer.write(entries).catch(async (error: unknown) => {
      // Another process asks the witnesses now, and about more than this one knows.
      if (error instanceof CityError && error.code === 'log-taken-over') await gathering.stop()
      throw error
    })
    metrics.appended(entries.length, (performance.now() - began) / 1000)
    return show(signed)
  })
  show(writer.opened)
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await queue.close()
    await gathering.stop()
    await publishing.stop()
    await headFile.close()
  }
  return {
    ...reader,
    // What this process has published it serves at once.
    published: () => reader.published(publishing.size()),
    append: queue.append,
    untilVisible: publishing.until,
    status: () => ({
      signedSize,
      publishedSize: Math.max(0, publishing.size()),
      witnesses: gathering.witnesses(),
    }),
    close() {
      closing ??= close()
      return closing
    },
  }
}
