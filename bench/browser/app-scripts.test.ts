import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sizeOf } from './app-scripts.ts'

const plain = 'export const hello = "合符"\n'.repeat(20)

test('a script weighs what gzip leaves of it', () => {
  expect(sizeOf(plain)).toEqual({ js: gzipSync(plain, { level: 9 }).length, inlineWasm: 0 })
})

test('WebAssembly inside a script is counted apart', () => {
  const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...crypto.getRandomValues(new Uint8Array(600))])
  const size = sizeOf(`${plain}const wasm = "${wasm.toString('base64')}"`)
  expect(size.js).toBe(sizeOf(`${plain}const wasm = ""`).js)
  expect(size.inlineWasm).toBeGreaterThan(600)
})
