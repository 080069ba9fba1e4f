import type { Page } from 'playwright-core'

/** Everything that a page's origin keeps on the device. */
export interface Stored {
  /** The names of all that an app wrote: records, entries of web storage, cookies; not the files of the app itself. */
  readonly names: readonly string[]
  /** Whether a text lies anywhere in it, as a string or as bytes of UTF-8 or UTF-16. */
  holds(text: string): boolean
}

type Item = readonly [name: string, value: string]

/** Reads IndexedDB, both kinds of web storage, caches and cookies. */
export async function everythingStored(page: Page): Promise<Stored> {
  const { written, cached } = (await page.evaluate(READ)) as Record<'written' | 'cached', readonly Item[]>
  const cookies = (await page.context().cookies(page.url())).map(({ name, value }): Item => [name, value])
  const all = [...written, ...cached, ...cookies].map((item) => item.join(': '))
  return {
    names: [...written, ...cookies].map(([name]) => name).sort(),
    holds(text) {
      const forms = (['utf8', 'utf16le'] as const).map((form) => Buffer.from(text, form).toString('latin1'))
      return all.some((item) => [text, ...forms].some((form) => item.includes(form)))
    },
  }
}

/** Runs in the page: each item as a text, bytes as one character a byte. */
const READ = `(async () => {
  const written = []
  const cached = []
  const plain = (value) => {
    if (value instanceof ArrayBuffer) return plain(new Uint8Array(value))
    if (ArrayBuffer.isView(value)) return Array.from(value, (byte) => String.fromCharCode(byte)).join('')
    if (value instanceof CryptoKey) return 'a key'
    if (value instanceof Map || value instanceof Set) return [...value].map(plain).join('\\n')
    if (value && typeof value === 'object') return Object.entries(value).map(([key, inner]) => key + ': ' + plain(inner)).join('\\n')
    return String(value)
  }
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name))
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName)
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())])
      for (const [index, key] of keys.entries()) written.push([plain(key), plain(values[index])])
    }
    database.close()
  }
  for (const storage of [localStorage, sessionStorage]) {
    written.push(...Object.entries(storage))
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const response = await cache.match(request)
      cached.push([request.url, plain(await response.arrayBuffer())])
    }
  }
  return { written, cached }
})()`
