import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningLog, startLog } from '@hefu/city'
import { parseVerifierKey, type VerifierKey } from '@hefu/log'
import { type RunningWitness, startWitness } from '@hefu/witness'

/** A log with a database of its own, and its witnesses. */
export interface WitnessedLog extends RunningLog {
  readonly witnesses: readonly VerifierKey[]
}

/** Starts a log in a temporary folder, with so many witnesses, all of whom have to cosign. */
export async function startWitnessedLog(count: number): Promise<WitnessedLog> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  // Where root runs this, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  const running: RunningWitness[] = []
  async function witnessesOf(logKey: VerifierKey) {
    for (let n = 1; n <= count; n++) {
      const at = { folder: join(folder, `witness-${n}`), host: '127.0.0.1', port: 0 }
      running.push(await startWitness({ ...at, logs: [logKey], name: `witness.bench.example/${n}` }))
    }
    return Promise.all(running.map(async ({ url, verifierKey }) => ({ url, key: await parseVerifierKey(verifierKey) })))
  }
  async function cleanUp(): Promise<void> {
    for (const witness of running) await witness.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const log = await startLog({
      origin: 'log.bench.example',
      dataDirectory: join(folder, 'log'),
      host: '127.0.0.1',
      port: 0,
      witnesses: witnessesOf,
      quorum: count,
    })
    return {
      ...log,
      witnesses: await Promise.all(running.map(({ verifierKey }) => parseVerifierKey(verifierKey))),
      async stop() {
        await log.stop()
        await cleanUp()
      },
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}
