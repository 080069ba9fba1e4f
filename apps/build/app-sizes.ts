import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** What an app weighs on its way to a phone: bytes after gzip, each file by itself. */
export interface AppSizes {
  /** All scripts: page, workers, service worker, and what is loaded when it is needed. */
  readonly js: number
  readonly css: number
  readonly wasm: number
}

const compress = promisify(gzip)

/** Weighs a built app. */
export async function appSizes(directory: string): Promise<AppSizes> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const totals = new Map<string, number>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const extension = extname(entry.name)
    const { length } = await compress(await readFile(join(entry.parentPath, entry.name)), { level: 9 })
    totals.set(extension, (totals.get(extension) ?? 0) + length)
  }
  const of = (extension: string): number => totals.get(extension) ?? 0
  return { js: of('.js'), css: of('.css'), wasm: of('.wasm') }
}

/** Sizes in words, in kB of 1000 bytes. */
export function describeSizes({ js, css, wasm }: AppSizes): string {
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
  return `JavaScript ${kB(js)}, CSS ${kB(css)}, WebAssembly ${kB(wasm)} (gzip)`
}
