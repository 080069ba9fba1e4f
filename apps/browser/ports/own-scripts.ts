/** The one Trusted Types policy of this app: scripts of its own origin, for workers. Its name stands in the server's policy. */
const policy = globalThis.trustedTypes?.createPolicy('hefu', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('a script of another origin')
    return url
  },
})

/** Starts a module worker from one of the app's own files. */
export function startWorker(url: string): Worker {
  return new Worker(ownScript(url), { type: 'module' })
}

/**
 * Keeps the app on the device. Without it the app works as long as there is a network. When the browser looks for a new version
 * follows what the server says of caching.
 */
export async function keepOffline(): Promise<void> {
  await navigator.serviceWorker?.register(ownScript('/service-worker.js'), { updateViaCache: 'all' }).catch(() => {})
}

/** The address of one of the app's own files as a script, for a library that starts its worker itself. @throws TypeError for another origin's */
export function ownScript(url: string): string {
  return (policy?.createScriptURL(url) ?? url) as string
}
