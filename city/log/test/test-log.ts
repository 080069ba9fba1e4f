import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519KeyPair, type NoteSigner, type SignatureKind, verifierKey } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import { onTestFinished } from 'vitest'
import { migrate } from '../../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../database/open-database.ts'
import { type HeadFile, openHeadFile } from '../head-file.ts'
import { type OpenLogOptions, openLog, type PublicLog } from '../open-log.ts'

export const ORIGIN = 'log.synthetic.example/city'
export const NOW = 1_795_000_000

/** What a log of one test stands on. */
export interface TestLog {
  readonly opened: OpenDatabase
  readonly signer: NoteSigner
  readonly headPath: string
  /** Unix seconds; a test sets it. */
  readonly time: { now: number }
  headFile(): Promise<HeadFile>
  /** Opens the log, without witnesses unless told otherwise; it is closed when the test ends. */
  open(options?: Partial<OpenLogOptions>): Promise<PublicLog>
}

/** Makes a signer from one byte. */
export async function testSigner(name: string, seed: number, kind: SignatureKind = 'ed25519'): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(seed))
  return { key: await verifierKey(name, publicKey, kind), privateKey }
}

/** Makes a database and a folder for a log of the present test's own. */
export async function testLog(): Promise<TestLog> {
  const opened = openDatabase(await createTestDatabase())
  await migrate(opened.database)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-log-'))
  onTestFinished(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })
  const signer = await testSigner(ORIGIN, 1)
  const headPath = join(folder, 'head', 'checkpoint')
  const time = { now: NOW }
  const headFile = (): Promise<HeadFile> => openHeadFile(headPath, ORIGIN)
  return {
    opened,
    signer,
    headPath,
    time,
    headFile,
    async open(options = {}) {
      const log = await openLog({
        database: opened.database,
        signer,
        headFile: options.headFile ?? (await headFile()),
        witnesses: [],
        quorum: 0,
        clock: () => time.now,
        ...options,
      })
      onTestFinished(() => log.close())
      return log
    },
  }
}

/** An entry. */
export function entry(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
