import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@hefu/server'
import { ownDatabase } from '../operators/own-database.ts'
import { keptColumns } from './kept-columns.ts'
import { keptDocument } from './kept-document.ts'

/** Where the document is. */
const DOCUMENT = new URL('../../docs/kept.md', import.meta.url)

const folder = await mkdtemp(join(tmpdir(), 'hefu-kept-'))
await chmod(folder, 0o755)
try {
  const postgres = await startEmbeddedPostgres({ folder, durable: false })
  try {
    await writeFile(DOCUMENT, keptDocument(await keptColumns((name) => ownDatabase(postgres.url, name))))
  } finally {
    await postgres.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
