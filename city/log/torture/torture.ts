import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { parseVerifierKey, type VerifierKey } from '@hefu/log'
import { type RunningWitness, startWitness } from '@hefu/witness'
import { Contradiction, type Figures, type Ledger, ledger } from './ledger.ts'
import type { Said } from './messages.ts'
import { type Seeded, seeded } from './seeded.ts'
import { startTortured, type TorturedProcess } from './tortured-process.ts'

/** How a log is tortured. */
export interface TortureOptions {
  readonly rounds: number
  readonly seed: number
  /** Told of each round. */
  readonly say?: (line: string) => void
}

/** What came of it. */
export interface TortureReport extends Figures {
  readonly rounds: number
  /** How often the database was killed too, how often before the log was open, and in how many rounds writes failed. */
  readonly databaseKills: number
  readonly earlyKills: number
  readonly faultRounds: number
  /** Whether a log on an older copy of its database did not open. */
  readonly restoredRefused: boolean
}

const copyFolder = promisify(execFile)

const ORIGIN = 'torture.example/log'
const APPENDERS = 8
const LOAD_MS = { least: 30, most: 600 }
const START_MS = 1_500
const VISIBLE_LIMIT_MS = 30_000

/**
 * Runs a log under load, kills it at random moments, starts it again, and checks after every round: no acknowledged entry is lost or
 * moved, every checkpoint ever seen is a beginning of the present log, and no size has two roots.
 *
 * @throws Contradiction at the first thing that does not hold; Error when it cannot go on
 */
export async function torture({ rounds, seed, say = () => {} }: TortureOptions): Promise<TortureReport> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-torture-'))
  // Where root runs this, another user runs the database and has to reach its folder.
  await chmod(folder, 0o755)
  const run = new Torture(folder, seeded(seed), seed)
  try {
    for (let round = 1; round <= rounds; round++) {
      await run.round(round, { keepCopy: round === Math.ceil(rounds / 2), last: round === rounds })
      say(`round ${round}: ${JSON.stringify(run.figures())}`)
    }
    return { rounds, ...(await run.end()) }
  } finally {
    await run.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** One log through all its lives, its witnesses, and what is known of it. */
class Torture {
  private readonly folder: string
  private readonly data: string
  private readonly random: Seeded
  private readonly seed: number
  private readonly counts = { databaseKills: 0, earlyKills: 0, faultRounds: 0 }
  private readonly faults: Error[] = []
  private witnesses: RunningWitness[] = []
  private key: VerifierKey | undefined
  private known: Ledger | undefined
  private log: TorturedProcess | undefined
  private url = ''

  constructor(folder: string, random: Seeded, seed: number) {
    this.folder = folder
    this.data = join(folder, 'data')
    this.random = random
    this.seed = seed
  }

  /** A life: start, audit of what the lives before have left, load, death. */
  async round(life: number, { keepCopy, last }: { readonly keepCopy: boolean; readonly last: boolean }): Promise<void> {
    const { between, chance } = this.random
    const faultRate = chance(0.3) ? 0.1 : 0
    if (faultRate > 0) this.counts.faultRounds++
    const early = life > 1 && !last && chance(0.15)
    const killDatabase = keepCopy || chance(0.5)
    const log = this.start(life, faultRate)
    if (early) {
      this.counts.earlyKills++
      const opening = this.open(log).catch((error: unknown) => this.noteContradiction(error))
      await Promise.race([opening, delay(between(0, START_MS))])
    } else if (await this.open(log)) {
      log.answer({ kind: 'go' })
      await this.watch(between(LOAD_MS.least, LOAD_MS.most))
    } else if (faultRate === 0) {
      throw new Error(`the log did not open in life ${life}`)
    }
    if (killDatabase) this.counts.databaseKills++
    await log.kill(killDatabase)
    this.log = undefined
    if (keepCopy) await copyFolder('cp', ['-a', join(this.data, 'postgres'), join(this.folder, 'copy')])
    await this.saveWitnessed()
    this.assertWell()
  }

  /** A last life in which everything is read again from the first entry on; then one on an older copy of the database. */
  async end(): Promise<Omit<TortureReport, 'rounds'>> {
    const log = this.start(0, 0)
    const url = await this.open(log)
    if (!url || !this.key) throw new Error('the log did not open at the end')
    const whole = ledger(this.key)
    await whole.audit(await checkpointAt(url), (path) => bytesAt(url, path))
    if (whole.figures().entries !== this.figures().entries) throw new Error('the log has not as many entries as it had')
    const figures = this.figures()
    // The lives since the copy may have written nothing, and then it would be no older one.
    log.answer({ kind: 'go' })
    if (!(await log.next('acknowledged'))) throw new Error('the log appended nothing at the end')
    await log.kill(true)
    this.assertWell()
    return { ...figures, ...this.counts, restoredRefused: await this.refusesCopy() }
  }

  figures(): Figures {
    return this.known?.figures() ?? { entries: 0, acknowledged: 0, denied: 0, checkpoints: 0 }
  }

  async close(): Promise<void> {
    await this.log?.kill(true)
    await Promise.all(this.witnesses.map((witness) => witness.stop()))
  }

  private start(life: number, faultRate: number): TorturedProcess {
    const orders = { dataDirectory: this.data, origin: ORIGIN, quorum: 2, life, appenders: APPENDERS, faultRate }
    this.log = startTortured({ ...orders, seed: this.seed + life }, (said) => this.hear(said))
    return this.log
  }

  private hear(said: Said): void {
    try {
      if (said.kind === 'acknowledged') this.known?.acknowledge(said.start, said.names)
      if (said.kind === 'not-written') this.known?.deny(said.names)
    } catch (error) {
      this.noteContradiction(error)
    }
  }

  /** What cannot be read from a log that was killed meanwhile says nothing against it. */
  private noteContradiction(error: unknown): void {
    if (error instanceof Contradiction) this.faults.push(error)
  }

  /** Helps a log to open and audits it; its address, or null when it ends before. */
  private async open(log: TorturedProcess): Promise<string | null> {
    const said = await log.next('key')
    if (!said) return null
    this.key ??= await parseVerifierKey(said.verifierKey)
    this.known ??= ledger(this.key)
    await this.startWitnesses(this.key)
    log.answer({ kind: 'witnesses', witnesses: this.witnesses.map(({ url, verifierKey }) => ({ url, verifierKey })) })
    const serves = await log.next('serves')
    if (!serves) return null
    this.url = serves.url
    await this.audit(serves.url, this.known)
    return serves.url
  }

  /** Witnesses start anew at times, on what they have kept. */
  private async startWitnesses(key: VerifierKey): Promise<void> {
    if (this.witnesses.length > 0 && !this.random.chance(0.2)) return
    await Promise.all(this.witnesses.map((witness) => witness.stop()))
    const ports = this.witnesses.map(({ url }) => Number(new URL(url).port))
    const report = ({ status, reason = '' }: { readonly status: number; readonly reason?: string }): void => {
      if ([400, 403, 404, 422].includes(status)) this.faults.push(new Contradiction(`a witness: ${status}, ${reason}`))
    }
    this.witnesses = await Promise.all(
      [1, 2].map((n) =>
        startWitness({
          folder: join(this.folder, `witness-${n}`),
          host: '127.0.0.1',
          port: ports[n - 1] ?? 0,
          logs: [key],
          report,
        }),
      ),
    )
  }

  /** Waits until everything acknowledged is visible, and holds it against the ledger. */
  private async audit(url: string, known: Ledger): Promise<void> {
    const end = performance.now() + VISIBLE_LIMIT_MS
    for (;;) {
      const note = await checkpointAt(url).catch(() => '')
      if (note !== '' && (await known.save(note)).size >= known.reached())
        return known.audit(note, (path) => bytesAt(url, path))
      if (performance.now() > end) throw new Error('what was acknowledged has not become visible')
      await delay(20)
    }
  }

  /** Reads checkpoints, as anybody may, while the log works. */
  private async watch(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds
    while (performance.now() < end) {
      const note = await checkpointAt(this.url).catch(() => '')
      if (note !== '') await this.known?.save(note)
      await delay(15)
    }
  }

  private async saveWitnessed(): Promise<void> {
    for (const witness of this.witnesses) {
      const note = await noteOf(witness)
      if (note !== null) await this.known?.save(note)
    }
  }

  /** The database is put back as it was half-way; head file and witnesses are not. */
  private async refusesCopy(): Promise<boolean> {
    const postgres = join(this.data, 'postgres')
    await rename(postgres, join(this.folder, 'newest'))
    await rename(join(this.folder, 'copy'), postgres)
    const before = await readFile(join(this.data, 'log', 'head'), 'utf8')
    const log = this.start(-1, 0)
    const opened = await this.open(log)
    const said = opened ? null : await log.next('refused')
    await log.kill(true)
    return said?.code === 'log-behind' && (await readFile(join(this.data, 'log', 'head'), 'utf8')) === before
  }

  private assertWell(): void {
    const [fault] = this.faults
    if (fault) throw fault
  }
}

async function bytesAt(url: string, path: string): Promise<Uint8Array> {
  const response = await fetch(`${url}/log/${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function checkpointAt(url: string): Promise<string> {
  return new TextDecoder().decode(await bytesAt(url, 'checkpoint'))
}

async function noteOf({ url }: RunningWitness): Promise<string | null> {
  const response = await fetch(`${url}/${createHash('sha256').update(ORIGIN).digest('hex')}/checkpoint`)
  return response.ok ? response.text() : null
}
