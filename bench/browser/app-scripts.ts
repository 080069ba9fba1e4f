import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** WebAssembly that a script carries as base64 text: its magic number, and whatever belongs to it. */
const INLINE_WASM = /AGFzbQ[A-Za-z0-9+/]+=*/g

/** What scripts weigh, in bytes after gzip, each file by itself. */
export interface ScriptSize {
  /** Without WebAssembly carried inside. */
  readonly js: number
  /** What WebAssembly carried inside adds. */
  readonly inlineWasm: number
}

/** Weighs some scripts of a built app. @param paths as the app's server names them, such as `/assets/index-1a2b.js` */
export async function scriptSize(directory: string, paths: readonly string[]): Promise<ScriptSize> {
  const sizes = await Promise.all(paths.map(async (path) => sizeOf(await readFile(join(directory, path), 'utf8'))))
  return {
    js: sizes.reduce((sum, { js }) => sum + js, 0),
    inlineWasm: sizes.reduce((sum, { inlineWasm }) => sum + inlineWasm, 0),
  }
}

/** Weighs one script. */
export function sizeOf(source: string): ScriptSize {
  const weigh = (text: string): number => gzipSync(text, { level: 9 }).length
  const js = weigh(source.replaceAll(INLINE_WASM, ''))
  return { js, inlineWasm: weigh(source) - js }
}
