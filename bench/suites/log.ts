import { leafHash, openCheckpoint, parseVerifierKey, verifyConsistency, verifyInclusion } from '@hefu/log'
import { proveRegister } from '@hefu/standard'
import { type Done, keepBusy, perSecond } from '../issuance/load.ts'
import { type LargeRegister, thousandServices } from '../log/thousand-services.ts'
import { startWitnessedLog, type WitnessedLog } from '../log/witnessed-log.ts'
import { measureInRounds, type Timing } from '../measure.ts'
import { type Measured, type Row, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'

/** Appends that wait for an answer at any moment, an entry each. */
const CONCURRENCY = 256
const WARM_UP_MS = 2_000
const LOAD_MS = 8_000
const ALONE_MS = 2_000
/** About what a register act has. */
const ENTRY_BYTES = 300

/** How fast the public log takes entries for good, shows them, and proves them. */
export async function log(): Promise<Measured> {
  const running = await startWitnessedLog(2)
  try {
    const appends = appendsTo(running)
    const visible: number[] = []
    await keepBusy(appends(), { concurrency: CONCURRENCY, milliseconds: WARM_UP_MS })
    const alone = await keepBusy(appends(), { concurrency: 1, milliseconds: ALONE_MS })
    const loaded = await keepBusy(appends(visible), { concurrency: CONCURRENCY, milliseconds: LOAD_MS })
    await running.log.untilVisible(running.log.status().signedSize)
    const proofs = await timeProofs(running)
    const large = await thousandServices()
    return summary({ loaded, alone, visible, proofs, large, proving: await timeProving(large) })
  } finally {
    await running.stop()
  }
}

/** What a wallet does with a whole register: the first time, and with its own copy. */
async function timeProving({ bytes, policy }: LargeRegister): Promise<readonly Timing[]> {
  return measureInRounds(
    [
      {
        name: 'a register of 1,000 services, proven from an own copy',
        run: () => proveRegister(bytes, policy, null, 'own').then(() => true),
      },
      {
        name: 'a register of 1,000 services, proven when first received',
        run: () => proveRegister(bytes, policy, null).then(() => true),
      },
    ],
    { rounds: 9, turn: 1, budget: 12_000, warmUp: 1_000 },
  )
}

/** Appends without an end. With `visible`, every hundredth adds how many milliseconds it took until everybody could see it. */
function appendsTo({ log: to }: WitnessedLog): (visible?: number[]) => Generator<() => Promise<unknown>> {
  let count = 0
  return function* appends(visible) {
    for (;;) {
      const number = count++
      const entry = new Uint8Array(ENTRY_BYTES)
      new DataView(entry.buffer).setUint32(0, number)
      yield async () => {
        const began = performance.now()
        const { end } = await to.append([entry])
        if (visible && number % 100 === 0) {
          void to.untilVisible(end).then(() => visible.push(performance.now() - began))
        }
      }
    }
  }
}

/** What a reader does with a checkpoint, and with a proof in a log as large as this one has become. */
async function timeProofs({ log: from, witnesses, verifierKey }: WitnessedLog): Promise<readonly Timing[]> {
  const note = (await from.published())?.note ?? ''
  const policy = { logKey: await parseVerifierKey(verifierKey), witnesses, quorum: witnesses.length }
  const { size, rootHash } = await openCheckpoint(note, policy)
  const proofs = from.proofs(size)
  const index = Math.floor(size / 3)
  const oldSize = Math.floor(size / 2)
  const inclusion = await proofs.inclusion(index)
  const consistency = await proofs.consistency(oldSize)
  const entry = await entryAt(from, index)
  const oldRootHash = await from.proofs(oldSize).rootHash()
  return measureInRounds(
    [
      { name: 'a checkpoint with two cosignatures, checked', run: () => openCheckpoint(note, policy).then(() => true) },
      {
        name: `an inclusion proof of ${inclusion.length} hashes, checked`,
        run: () => verifyInclusion({ leafHash: leafHash(entry), index, size, proof: inclusion, rootHash }),
      },
      {
        name: `a consistency proof of ${consistency.length} hashes, checked`,
        run: () => verifyConsistency({ oldSize, oldRootHash, size, proof: consistency, rootHash }),
      },
      { name: 'an inclusion proof, read from the database', run: () => from.proofs(size).inclusion(index) },
    ],
    { rounds: 15, turn: 40, budget: 6_000, warmUp: 300 },
  )
}

/** By its bundle, as anybody reads it. */
async function entryAt(from: WitnessedLog['log'], index: number): Promise<Uint8Array> {
  const bundle = await from.tile({ level: 'entries', index: Math.floor(index / 256), width: 256 })
  const at = (index % 256) * (2 + ENTRY_BYTES) + 2
  if (!bundle) throw new Error('the entry is not there')
  return bundle.slice(at, at + ENTRY_BYTES)
}

function summary(measured: {
  readonly loaded: readonly Done[]
  readonly alone: readonly Done[]
  readonly visible: readonly number[]
  readonly proofs: readonly Timing[]
  readonly large: LargeRegister
  readonly proving: readonly Timing[]
}): Measured {
  const { loaded, alone, visible, proofs, large, proving } = measured
  const gzippedKb = large.gzipped / 1000
  const provenMs = proving[0]?.median ?? Number.NaN
  const counts = perSecond(loaded)
  const rate = median(counts)
  const visibleP95 = percentile(visible, 0.95)
  return {
    rows: [
      { name: 'durable appends a second', median: rate, runs: counts.length, unit: '1/s' },
      row(`append until durable, ${CONCURRENCY} at a time`, took(loaded)),
      row('append until durable, one at a time', took(alone)),
      row('append until visible, two witnesses', visible),
      ...proofs,
      ...proving,
      { name: `a bundle of ${large.acts} acts`, median: large.bytes.length / 1000, runs: 1, unit: 'kB' },
      { name: `a bundle of ${large.acts} acts, gzipped`, median: gzippedKb, runs: 1, unit: 'kB' },
    ],
    ratios: {
      durable_appends_per_second: rate,
      append_to_visible_p95_ms: visibleP95,
      bundle_gzipped_kB: gzippedKb,
      bundle_proven_ms: provenMs,
    },
    targets: [
      target('durable_appends_per_second', rate, 'at least', 1_000),
      target('append_to_visible_p95_ms', visibleP95, 'at most', 5_000),
      target('bundle_gzipped_kB', gzippedKb, 'at most', 300),
      target('bundle_proven_ms', provenMs, 'at most', 150),
    ],
    notes: [
      `Log and two witnesses in this process, PostgreSQL beside it; entries of ${ENTRY_BYTES} bytes, one an append, ${CONCURRENCY} wait at any moment.`,
      'Durable: committed to PostgreSQL, head file flushed, checkpoint signed and committed. Visible: cosigned by both witnesses and published.',
      'bundle_proven_ms is a wallet’s own copy; when first received, both officers’ signatures of every act come on top.',
      'The rate is the median over whole seconds. Proofs are of the log as large as it has become.',
    ],
  }
}

function row(name: string, times: readonly number[]): Row {
  return { name, median: median(times), p95: percentile(times, 0.95), runs: times.length }
}

function took(done: readonly Done[]): readonly number[] {
  return done.map((each) => each.took)
}
