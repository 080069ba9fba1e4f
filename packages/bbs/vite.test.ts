import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bbsWasm } from './vite.ts'

const PAGE = new URL('./test/page/main.ts', import.meta.url)
let out: string
let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'bbs-vite-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('.', PAGE)),
    logLevel: 'error',
    plugins: [bbsWasm()],
    worker: { format: 'es' },
    build: { outDir: out, emptyOutDir: true, modulePreload: { polyfill: false } },
  })
  const names = await readdir(join(out, 'assets'))
  files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(out, 'assets', name))] as const)),
  )
})

afterAll(() => rm(out, { recursive: true }))

function scripts(): [string, string][] {
  return [...files]
    .filter(([name]) => name.endsWith('.js'))
    .map(([name, octets]) => [name, new TextDecoder().decode(octets)])
}

test('the WebAssembly is one hashed file beside the scripts, and compiles', async () => {
  const wasm = [...files].filter(([name]) => /^mcl-[\w-]{8}\.wasm$/.test(name))
  expect(wasm).toHaveLength(1)
  const module = await WebAssembly.compile(Uint8Array.from(wasm[0]?.[1] ?? []))
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }])
})

test('page and worker each fetch it, and their scripts stay below 12 kB gzipped', () => {
  expect(
    scripts()
      .map(([name]) => name.split('-')[0])
      .sort(),
  ).toEqual(['index', 'worker'])
  for (const [name, script] of scripts()) {
    expect(script, name).toMatch(/mcl-[\w-]{8}\.wasm/)
    expect(gzipSync(script).length, name).toBeLessThan(12_000)
  }
})

test('nothing that a strict content security policy refuses, and nothing of Node, is left in the scripts', () => {
  for (const [name, script] of scripts()) {
    expect(script, name).not.toMatch(/\beval\(|new Function|\brequire\(|\batob\(|node:|AGFzbQ/)
  }
})
