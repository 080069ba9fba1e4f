import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { hashOfFiles } from '../source-hash.ts'
import type { Precache } from './precache.ts'

/** Where an app finds its service worker. */
const SERVICE_WORKER = 'service-worker.js'

const ENTRY = fileURLToPath(new URL('./service-worker.ts', import.meta.url))

/** Builds the service worker of an app that has been built, with the list of its files. */
export async function buildServiceWorker(outDir: string): Promise<void> {
  const precache = await precacheOf(outDir)
  await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'warn',
    publicDir: false,
    define: { HEFU_PRECACHE: JSON.stringify(precache) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: SERVICE_WORKER } },
    },
  })
}

async function precacheOf(outDir: string): Promise<Precache> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const urls = paths.map((path) => `/${relative(outDir, path).split(sep).join('/')}`)
  const version = (await hashOfFiles([...paths, ENTRY])).slice(0, 12)
  return { version, files: urls.map((url) => (url === '/index.html' ? '/' : url)).sort() }
}
