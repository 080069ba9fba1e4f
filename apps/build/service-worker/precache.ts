/** What a build tells its service worker. */
export interface Precache {
  /** Changes with any file of the app. */
  readonly version: string
  /** URL paths of the app's files; `/` is the page. */
  readonly files: readonly string[]
}

const PREFIX = 'hefu-app-'
/** Named by their content: what is cached under such a name stays right. */
const HASHED = '/assets/'

/** The name of the cache of a version. */
export function cacheName(version: string): string {
  return PREFIX + version
}

/** Keeps every file of a version, taking unchanged ones from the versions before. @throws TypeError when one cannot be had */
export async function fill(caches: CacheStorage, fetcher: typeof fetch, { version, files }: Precache): Promise<void> {
  const cache = await caches.open(cacheName(version))
  await Promise.all(
    files.map(async (path) => {
      const kept = path.startsWith(HASHED) ? await caches.match(path) : undefined
      const response = kept ?? (await fetcher(path, { cache: path.startsWith(HASHED) ? 'default' : 'no-cache' }))
      if (!response.ok || response.redirected) throw new TypeError(`${path} answered ${response.status}`)
      await cache.put(path, response)
    }),
  )
}

/** Forgets every version but one. */
export async function dropOthers(caches: CacheStorage, version: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(version))
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** The kept file that answers a request; nothing for what goes to the network: other origins, other methods, `/config.json`. */
export function fileFor(
  request: { method: string; url: string },
  origin: string,
  files: readonly string[],
): string | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  return files.find((path) => path === url.pathname)
}
