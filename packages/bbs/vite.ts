import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const GLUE = /[\\/]mcl-wasm[\\/]dist[\\/]mcl_c\.js(\?.*)?$/
const DEV_PATH = '@hefu-bbs/mcl.wasm'

/**
 * Vite plugin for apps that use this package. mcl-wasm carries its WebAssembly as base64 inside a script of 604 kB; this gives
 * the browser a hashed `.wasm` file to compile as it streams, and leaves about 1 kB of script. What remains calls neither
 * `eval` nor anything of Node, in pages and in workers alike: a policy of `script-src 'self' 'wasm-unsafe-eval'; connect-src
 * 'self'` is enough.
 *
 * @throws Error when mcl-wasm is not laid out as the pinned version is
 * @example export default defineConfig({ plugins: [bbsWasm()] })
 */
export function bbsWasm(): Plugin {
  let developing = false
  let base = '/'
  return {
    name: 'hefu-bbs-wasm',
    enforce: 'pre',
    config: ({ worker }) => ({
      optimizeDeps: { exclude: ['mcl-wasm'] },
      // Workers are bundled apart, with plugins of their own.
      worker: { plugins: () => [...(worker?.plugins?.() ?? []), bbsWasm()] },
    }),
    configResolved(config) {
      developing = config.command === 'serve'
      base = config.base
    },
    configureServer(server) {
      server.middlewares.use(`${server.config.base}${DEV_PATH}`, (_request, response, next) => {
        const resolved = import.meta.resolve('mcl-wasm/dist/mcl_c.js')
        splitGlue(new URL(resolved)).then(({ wasm }) => {
          response.setHeader('content-type', 'application/wasm')
          response.end(wasm)
        }, next)
      })
    },
    load: {
      filter: { id: GLUE },
      async handler(id) {
        const { wasm, pages } = await splitGlue(id.replace(/\?.*$/, ''))
        if (developing) return slimGlue(JSON.stringify(base + DEV_PATH), pages)
        const reference = this.emitFile({ type: 'asset', name: 'mcl.wasm', source: wasm })
        return slimGlue(`import.meta.ROLLUP_FILE_URL_${reference}`, pages)
      },
    },
  }
}

interface Split {
  readonly wasm: Uint8Array
  /** Pages of memory that the WebAssembly starts with. */
  readonly pages: number
}

async function splitGlue(path: string | URL): Promise<Split> {
  const glue = await readFile(path, 'utf8')
  const [, base64] = /wasmBase64 = '([A-Za-z0-9+/=]+)'/.exec(glue) ?? []
  const [, pages] = /new WebAssembly\.Memory\(\{ initial: (\d+) \}\)/.exec(glue) ?? []
  if (!base64 || !pages) throw new Error('mcl-wasm is laid out in an unknown way: packages/bbs/vite.ts must follow it')
  return { wasm: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), pages: Number(pages) }
}

/** What replaces mcl-wasm's script: the same module, as far as curve/wasm.ts uses it. */
function slimGlue(url: string, pages: number): string {
  return `export default async function createModule() {
  const memory = new WebAssembly.Memory({ initial: ${pages} })
  const response = await fetch(${url})
  if (!response.ok) throw new Error('the curve arithmetic could not be fetched: ' + response.status)
  const imports = { env: { memory } }
  const streams = response.headers.get('content-type') === 'application/wasm'
  const { instance } = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports)
  const { exports } = instance
  const module = { wasmMemory: memory, stackSave: exports.stackSave, _malloc: exports.malloc, _free: exports.free }
  for (const name in exports) if (name.startsWith('mclBn')) module['_' + name] = exports[name]
  exports.__wasm_call_ctors()
  return module
}
`
}
