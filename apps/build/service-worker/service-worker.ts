import { cacheName, dropOthers, fileFor, fill, type Precache } from './precache.ts'

/** Put here by the build. */
declare const HEFU_PRECACHE: Precache

/** What this file uses of a service worker's global scope (W3C Service Workers). */
interface WorkerScope {
  readonly location: Location
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly unknown[]>
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}
interface Lasting {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

const ACTIVATE = 'activate'
const scope = globalThis as unknown as WorkerScope
const { version, files } = HEFU_PRECACHE

scope.addEventListener('install', (event) => event.waitUntil(fill(caches, fetch, HEFU_PRECACHE)))
scope.addEventListener('activate', (event) => event.waitUntil(begin()))
scope.addEventListener('message', ({ data }) => {
  if (data === ACTIVATE) void scope.skipWaiting()
})
scope.addEventListener('fetch', (event) => {
  const path = fileFor(event.request, scope.location.origin, files)
  if (path) event.respondWith(answer(event.request, path))
})

/** Serves the page that brought it here from now on, so that its later screens come from the device in the first run too. */
async function begin(): Promise<void> {
  await dropOthers(caches, version)
  await scope.clients.claim()
}

async function answer(request: Request, path: string): Promise<Response> {
  if (request.mode === 'navigate' && (await giveWay())) return new Response(null, { headers: { Refresh: '0' } })
  const cache = await caches.open(cacheName(version))
  return (await cache.match(path)) ?? fetch(request)
}

/** A newer version that waits takes over as the app starts, unless it runs in another window, whose files it would take away. */
async function giveWay(): Promise<boolean> {
  const { waiting } = scope.registration
  if (!waiting) return false
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.length > 1) return false
  waiting.postMessage(ACTIVATE)
  return true
}
